using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Opik.Cli.Commands.Configure;
using Opik.Cli.Commands.Export;
using Opik.Cli.Commands.HealthCheck;
using Opik.Cli.Commands.Import;
using Opik.Cli.Commands.Judge;
using Opik.Cli.Commands.Migrate;
using Opik.Cli.Commands.Server;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Commands.UsageReport;

namespace Opik.Cli.Hosting;

/// <summary>The whole command line.</summary>
internal static class OpikCommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(TransferScope.Protect(args));
        if (parsed is { Errors.Count: > 0, Action: ParseErrorAction })
            return await ReportWrongUsageAsync(parsed).ConfigureAwait(false);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
        return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    /// <summary>The tree of commands.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("The command line of Opik: configure it, check it, move data, report usage, run the server.")
        {
            CommonOptions.ApiKey,
            ConfigureCommand.Create(),
            HealthCheckCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            JudgeCommand.Create(),
            MigrateCommand.Create(),
            ServerCommand.Create(),
            UsageReportCommand.Create(),
        };
        var version = root.Options.OfType<VersionOption>().Single();
        version.Aliases.Add("-v");
        version.Action = new VersionAction();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new DetailedHelp((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    private static async Task<int> ReportWrongUsageAsync(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // A group without its command is a question for what there is.
        if (command.Subcommands.Count > 0 && command.Action is null && parsed.UnmatchedTokens.Count == 0 && parsed.Errors.Count == 1)
        {
            await Create().Parse([.. parsed.Tokens.Select(token => token.Value), "--help"]).InvokeAsync().ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var terminal = Terminal.OfProcess();
        var messages = parsed.Errors.Select(error => error.Message).Distinct().ToList();
        // What is missing follows from what is unknown.
        foreach (var message in parsed.UnmatchedTokens.Count > 0 ? messages.TakeLast(1) : messages)
            terminal.Fail(message);
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
            names.Insert(0, result.Command is RootCommand ? "opik" : result.Command.Name);
        terminal.Note($"See '{string.Join(' ', names)} --help'.");
        return ExitCode.Usage;
    }
}
