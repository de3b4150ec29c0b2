@echo off
rem Install ismap-check from this folder, without any network.
rem Usage: install.cmd [FOLDER]      (without FOLDER: %LOCALAPPDATA%\ismap-check)
setlocal
set "HERE=%~dp0"
set "FOLDER=%LOCALAPPDATA%\ismap-check"
if not "%~1"=="" set "FOLDER=%~1"

for %%V in (@VERSIONS@) do (
    py -%%V -c "pass" >nul 2>&1 && set "VERSION=%%V" && goto found
)
echo No Python (@VERSIONS@, 64-bit) was found. Please see the guide in this folder.
exit /b 1

:found
py -%VERSION% -m venv "%FOLDER%" || exit /b 1
"%FOLDER%\Scripts\python.exe" -m pip --isolated --disable-pip-version-check install --quiet --no-index --find-links "%HERE%wheels" --require-hashes --requirement "%HERE%requirements-%VERSION%.txt" || exit /b 1
"%FOLDER%\Scripts\ismap-check.exe" --version || exit /b 1
echo Installed: %FOLDER%\Scripts\ismap-check.exe
