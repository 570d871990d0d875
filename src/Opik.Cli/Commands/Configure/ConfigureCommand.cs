using System.CommandLine;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Configure;

/// <summary><c>opik configure</c>.</summary>
internal static class ConfigureCommand
{
    private static readonly Option<bool> UseLocal = CommonOptions.Flag("--use_local", "Configure for a local server, without an API key.", "--use-local");
    private static readonly Option<bool> Yes = CommonOptions.Flag("--yes", "Answer every question with its default.", "-y");
    private static readonly Option<bool> InstallMcp = new("--install-mcp", "--no-install-mcp") { Hidden = true };
    private static readonly Option<bool> InstallSkills = new("--install-skills", "--no-install-skills") { Hidden = true };

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("configure", "Write the configuration file of the Opik SDKs (~/.opik.config, or where OPIK_CONFIG_PATH points).", """
        Without a terminal nothing is asked. Which server is meant then follows from the environment:
          OPIK_API_KEY=KEY                            the hosted server
          OPIK_URL_OVERRIDE=URL OPIK_API_KEY=KEY      a self-hosted platform (address with /opik/api)
          OPIK_URL_OVERRIDE=URL, or --use_local       a local server
        """)
    {
        UseLocal, Yes, InstallMcp, InstallSkills, ConfigureStatusCommand.Create(),
    }.Running(RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (AsksForMore(context, InstallMcp) || AsksForMore(context, InstallSkills))
            throw CommandException.WrongUsage("This tool configures Opik only and does not write into the files of AI clients. Leave --install-mcp and --install-skills out.");
        var questions = new Questions(context.Terminal, context.Value(Yes));
        var deployment = context.Value(UseLocal) ? Deployment.Local : DeploymentChoice.Choose(questions);
        var settings = deployment == Deployment.Local
            ? await LocalSetup.AskAsync(questions, cancellationToken).ConfigureAwait(false)
            : await AccountSetup.AskAsync(deployment, context.Value(CommonOptions.ApiKey), questions, cancellationToken).ConfigureAwait(false);
        settings = settings with { ProjectName = await ProjectChoice.AskAsync(settings, questions, cancellationToken).ConfigureAwait(false) };
        ConfigFileWriter.Write(settings);

        context.Terminal.WriteLine("Opik is configured.");
        SettingsSummary.Write(context.Terminal, settings.Address, settings.Workspace, settings.ProjectName, settings.ApiKey);
        return ExitCode.Success;
    }

    // The negative form is an alias of the same option, so that scripts for the official tool run.
    private static bool AsksForMore(CommandContext context, Option<bool> option) =>
        context.Arguments.GetResult(option) is { IdentifierToken.Value: var used } && used == option.Name;
}
