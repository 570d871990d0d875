using System.CommandLine;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary><c>opik healthcheck</c>.</summary>
internal static class HealthCheckCommand
{
    private static readonly Option<bool> ShowPackages = CommonOptions.Flag("--show-installed-packages", "List the libraries that this tool consists of.");
    private static readonly Option<string?> SmokeTestWorkspace = new("--smoke-test") { Description = "Log a trace to this workspace and read it back.", HelpName = "WORKSPACE" };
    private static readonly Option<string?> ProjectName = new("--project-name") { Description = "Project of the smoke test. Default: smoke-test-project.", HelpName = "NAME" };
    private static readonly Option<string?> PermissionsWorkspace = new("--check-permissions") { Description = "Show what the API key may do in this workspace.", HelpName = "WORKSPACE" };

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("healthcheck", "Check that the configuration is right and that the server answers. Ends with 1 when something is wrong.", """
        Examples:
          opik healthcheck
          opik healthcheck --smoke-test default --project-name my-test
          opik healthcheck --check-permissions default
        """)
    {
        ShowPackages, SmokeTestWorkspace, ProjectName, PermissionsWorkspace,
    }.Running(RunAsync);

    private static void CheckUsage(CommandContext context)
    {
        if (context.Value(ProjectName) is not null && context.Value(SmokeTestWorkspace) is null)
            throw CommandException.WrongUsage("--project-name goes with --smoke-test only.");
        foreach (var option in new[] { SmokeTestWorkspace, PermissionsWorkspace })
        {
            if (context.Value(option) is { } workspace && string.IsNullOrWhiteSpace(workspace))
                throw CommandException.WrongUsage($"{option.Name} needs the name of a workspace.");
        }
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        CheckUsage(context);
        var terminal = context.Terminal;
        terminal.WriteHeading("healthcheck started");
        terminal.WriteField(".NET version", Environment.Version.ToString());
        terminal.WriteField("Opik version", typeof(OpikClient).Assembly.GetName().Version!.ToString(3));
        if (context.Value(ShowPackages))
            InstalledPackages.Write(terminal);
        var options = ConfigurationReport.Write(context);
        var healthy = options is not null && await ServerReport.WriteAsync(context, options, cancellationToken).ConfigureAwait(false);
        if (healthy && context.Value(SmokeTestWorkspace) is { } workspace)
            healthy = await SmokeTest.RunAsync(context, workspace, context.Value(ProjectName) ?? "smoke-test-project", cancellationToken).ConfigureAwait(false);
        if (healthy && context.Value(PermissionsWorkspace) is { } permitted)
            healthy = await PermissionsReport.WriteAsync(context, permitted, cancellationToken).ConfigureAwait(false);
        terminal.WriteHeading("healthcheck completed");
        return healthy ? ExitCode.Success : ExitCode.Failure;
    }
}
