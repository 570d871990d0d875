using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Configure;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.UsageReport;

/// <summary><c>opik usage-report</c>.</summary>
internal static class UsageReportCommand
{
    private static readonly Argument<string[]> Workspaces = new("WORKSPACES") { Description = "Workspaces. Default: all of the account, else the configured one.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<DateTimeOffset?> StartDate = Date("--start-date", "First day, YYYY-MM-DD. Default: that of the first trace.", endOfDay: false);
    private static readonly Option<DateTimeOffset?> EndDate = Date("--end-date", "Last day, YYYY-MM-DD. Default: today.", endOfDay: true);
    private static readonly Option<string> Unit = new Option<string>("--unit") { Description = "Length of a period.", HelpName = "month|week|day|hour", DefaultValueFactory = _ => "month" }.AcceptOnlyFromAmong(UsageUnit.All);
    private static readonly Option<string> Output = new("--output", "-o") { Description = "JSON file; the page lies beside it.", HelpName = "FILE", DefaultValueFactory = _ => "opik_usage_report.json" };
    private static readonly Option<bool> Open = CommonOptions.Flag("--open", "Show the page in the browser.");
    private static readonly Option<bool> FromJson = CommonOptions.Flag("--from-json", "Make the page from a JSON file of an earlier run.");

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("usage-report", "Report traces, spans, tokens and cost of workspaces: figures as JSON and charts as an HTML page.", """
        With several workspaces each has a file of its own: opik_usage_report_NAME.json. Print the page from the browser for a PDF.

        Examples:
          opik usage-report default --unit week --open
          opik usage-report --start-date 2026-01-01 --end-date 2026-03-31 --output first-quarter.json
        """)
    {
        Workspaces, StartDate, EndDate, Unit, Output, Open, FromJson,
    }.Running(RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var range = new UsageRange(context.Value(StartDate), context.Value(EndDate));
        if (range.Start > range.End)
            throw CommandException.WrongUsage("--start-date is after --end-date.");
        var workspaces = await WorkspacesAsync(context, cancellationToken).ConfigureAwait(false);
        foreach (var workspace in workspaces)
        {
            var file = FileOf(context.Value(Output), workspaces.Count > 1 ? workspace : null);
            var data = context.Value(FromJson) ? Load(file) : await ReadAsync(context, workspace, range, cancellationToken).ConfigureAwait(false);
            if (!context.Value(FromJson))
                JsonFiles.Write(file, data);
            var page = Path.ChangeExtension(file, ".html");
            await File.WriteAllTextAsync(page, UsagePage.Of(data), cancellationToken).ConfigureAwait(false);
            context.Terminal.WriteLine($"Workspace {workspace}: figures in {file}, charts in {page}");
            if (context.Value(Open) && workspace == workspaces[^1])
                Show(context.Terminal, page);
        }

        return ExitCode.Success;
    }

    private static async Task<JsonObject> ReadAsync(CommandContext context, string workspace, UsageRange range, CancellationToken cancellationToken)
    {
        using var server = new ServerApi(context.Client(workspace));
        var report = new TransferReport(context.Terminal, debug: false);
        JsonObject? data = null;
        await report.ShowAsync(async () => data = await WorkspaceUsage.ReadAsync(server, workspace, range, context.Value(Unit), report, context.Clock, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return data!;
    }

    private static async Task<IReadOnlyList<string>> WorkspacesAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Value(Workspaces) is { Length: > 0 } given)
            return [.. given.Distinct(StringComparer.Ordinal)];
        var options = context.Options();
        if (options.ApiKey is null)
            return [options.Workspace];
        using var account = new AccountApi(new Uri(options.UrlOverride, "/"), options.ApiKey);
        try
        {
            return await account.GetWorkspacesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException)
        {
            // A server without accounts.
            return [options.Workspace];
        }
    }

    private static string FileOf(string output, string? workspace) =>
        Path.GetFullPath(workspace is null ? output : Path.Combine(Path.GetDirectoryName(output) ?? "", $"{Path.GetFileNameWithoutExtension(output)}_{string.Join('_', workspace.Split(Path.GetInvalidFileNameChars()))}{Path.GetExtension(output)}"));

    private static JsonObject Load(string file) =>
        File.Exists(file) ? JsonFiles.Read(file) : throw new CommandException($"There is no '{file}'. Run the command without --from-json first, or name the file with --output.");

    private static void Show(Terminal terminal, string page)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            terminal.Warn($"The page could not be opened: {failure.Message} Open {page} in a browser.");
        }
    }

    private static Option<DateTimeOffset?> Date(string name, string description, bool endOfDay) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new DateTimeOffset(day.ToDateTime(endOfDay ? TimeOnly.MaxValue : TimeOnly.MinValue, DateTimeKind.Utc));
            result.AddError($"{name} is '{result.Tokens[0].Value}': give a day as YYYY-MM-DD.");
            return null;
        },
    };
}
