<#
.SYNOPSIS
    Makes a Windows PC a kiosk: a user without a password prompt whose only program is the kiosk.

.DESCRIPTION
    Shell Launcher (Windows 10/11 IoT Enterprise, Enterprise or Education) starts the kiosk in the place of Explorer and
    starts it again whenever it ends. On editions without it (Pro), a scheduled task starts the kiosk over the desktop,
    and again within a minute: use such an edition only where no keyboard can be plugged in.

    Run as administrator, once, and again after a change. -Remove takes it back. docs/operating.md says what remains to
    be done by hand: keyboard filter, updates.

.EXAMPLE
    .\Install-AntreanKiosk.ps1 -Program C:\Antrean\.venv\Scripts\antrean-kiosk.exe -Config C:\Antrean\kiosk.toml
#>
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Program = 'C:\Antrean\.venv\Scripts\antrean-kiosk.exe',
    [string] $Config = 'C:\Antrean\kiosk.toml',
    [string] $User = 'antrean-kiosk',
    [switch] $Remove
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$TaskName = 'Antrean kiosk'
$State = Join-Path $env:ProgramData 'Antrean'
$Command = '"{0}" --config "{1}"' -f $Program, $Config

function Get-ShellLauncher {
    # The class is there only on editions that have Shell Launcher, once the feature is on.
    try { Get-CimClass -Namespace root\standardcimv2\embedded -ClassName WESL_UserSetting } catch { $null }
}

function Get-KioskSid {
    (New-Object System.Security.Principal.NTAccount($User)).Translate([System.Security.Principal.SecurityIdentifier]).Value
}

if ($Remove) {
    if (Get-ShellLauncher) {
        try {
            Invoke-CimMethod -Namespace root\standardcimv2\embedded -ClassName WESL_UserSetting `
                -MethodName RemoveCustomShell -Arguments @{ Sid = Get-KioskSid } | Out-Null
        } catch { Write-Warning "No shell of its own to take from ${User}: $_" }
    }
    Unregister-ScheduledTask -TaskName $TaskName -Confirm:$false -ErrorAction SilentlyContinue
    Remove-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' AutoAdminLogon -ErrorAction SilentlyContinue
    Write-Output "Taken back. The user $User and the folder $State are left; remove them by hand if nobody needs them."
    return
}

foreach ($needed in $Program, $Config) {
    if (-not (Test-Path $needed)) { throw "$needed is not there; nothing was changed. Say where with -Program and -Config." }
}

# A user of no group but Users, with a long password that nobody knows: Windows logs it in by itself.
$bytes = New-Object byte[] 24
[System.Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
$plain = [Convert]::ToBase64String($bytes)
$password = ConvertTo-SecureString $plain -AsPlainText -Force
if (Get-LocalUser $User -ErrorAction SilentlyContinue) {
    Set-LocalUser $User -Password $password -PasswordNeverExpires $true
} else {
    New-LocalUser $User -Password $password -PasswordNeverExpires -UserMayNotChangePassword `
        -Description 'Antrean kiosk' | Out-Null
    Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $User
}
$winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
Set-ItemProperty $winlogon AutoAdminLogon '1'
Set-ItemProperty $winlogon ForceAutoLogon '1'
Set-ItemProperty $winlogon DefaultUserName $User
Set-ItemProperty $winlogon DefaultPassword $plain
Set-ItemProperty $winlogon DefaultDomainName $env:COMPUTERNAME

# What outlives a restart: the pairing's token among it, so nobody but the kiosk, the system and administrators reads it.
New-Item -ItemType Directory -Force $State | Out-Null
icacls $State /inheritance:r /grant "${User}:(OI)(CI)M" 'SYSTEM:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null

# No screen saver, no sleep, no edge swipes, no toasts.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
powercfg /change hibernate-timeout-ac 0
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item $edge -Force | Out-Null
Set-ItemProperty $edge AllowEdgeSwipe 0 -Type DWord
$toasts = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer'
New-Item $toasts -Force | Out-Null
Set-ItemProperty $toasts DisableNotificationCenter 1 -Type DWord

# Ctrl+Alt+Del cannot be taken from Windows, but what it offers can.
$system = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
Set-ItemProperty $system HideFastUserSwitching 1 -Type DWord
Set-ItemProperty $system DisableLockWorkstation 1 -Type DWord
Set-ItemProperty $system DisableTaskMgr 1 -Type DWord

$feature = Get-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -ErrorAction SilentlyContinue
if ($feature -and $feature.State -ne 'Enabled') {
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
}
if (Get-ShellLauncher) {
    $launcher = @{ Namespace = 'root\standardcimv2\embedded'; ClassName = 'WESL_UserSetting' }
    $sid = Get-KioskSid
    Invoke-CimMethod @launcher -MethodName SetDefaultShell -Arguments @{ Shell = 'explorer.exe'; DefaultAction = [int32]0 } | Out-Null
    try { Invoke-CimMethod @launcher -MethodName RemoveCustomShell -Arguments @{ Sid = $sid } | Out-Null } catch { }
    # DefaultAction 0: start the shell again when it ends, whatever its exit code.
    Invoke-CimMethod @launcher -MethodName SetCustomShell -Arguments @{ Sid = $sid; Shell = $Command; DefaultAction = [int32]0 } | Out-Null
    Invoke-CimMethod @launcher -MethodName SetEnabled -Arguments @{ Enabled = $true } | Out-Null
    Write-Output "Shell Launcher starts the kiosk for $User. Restart the PC."
} else {
    # The task is starter and watchman in one: begun at the logon, and looked at every minute.
    $trigger = New-ScheduledTaskTrigger -AtLogOn -User $User
    $again = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
    $action = New-ScheduledTaskAction -Execute $Program -Argument ('--config "{0}"' -f $Config)
    $settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -ExecutionTimeLimit ([TimeSpan]::Zero) `
        -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    $principal = New-ScheduledTaskPrincipal -UserId $User -LogonType Interactive
    Register-ScheduledTask -TaskName $TaskName -Trigger $trigger, $again -Action $action -Settings $settings `
        -Principal $principal -Force | Out-Null
    Write-Output "This edition has no Shell Launcher, or needs a restart to have it: restart the PC and run this again."
    Write-Output "Until then a scheduled task starts the kiosk for $User, over the desktop and again within a minute."
}
