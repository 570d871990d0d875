using System.CommandLine;
using Opik.Cli.Hosting;
using Opik.Configuration;

namespace Opik.Cli.Commands.Configure;

/// <summary><c>opik configure status</c>.</summary>
internal static class ConfigureStatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new Command("status", "Show the settings in force: file, address, workspace, project.").Running((context, _) =>
    {
        var options = context.Options();
        context.Terminal.WriteLine(File.Exists(ConfigFile.Path) ? "Your Opik configuration" : "Your Opik configuration (no file yet: run 'opik configure')");
        SettingsSummary.Write(context.Terminal, options.UrlOverride, options.Workspace, options.ProjectName, options.ApiKey);
        return Task.FromResult(ExitCode.Success);
    });
}
