using System.CommandLine;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;
using Opik.Querying;

namespace Opik.Cli.Commands.Export;

/// <summary>Arguments and options of exports.</summary>
internal static class ExportOptions
{
    public static readonly Argument<string> Workspace = TransferScope.Argument("WORKSPACE", "Workspace to export from.");
    public static readonly Argument<string> Project = TransferScope.Argument("PROJECT", "Name of the project.");
    public static readonly Option<string> Path = new("--path", "-p") { Description = "Folder to write to.", HelpName = "FOLDER", DefaultValueFactory = _ => "opik_exports" };
    public static readonly Option<string> Format = new Option<string>("--format") { Description = "Format of the files.", HelpName = "json|csv", DefaultValueFactory = _ => "json" }.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "json", "csv");
    public static readonly Option<bool> Force = CommonOptions.Flag("--force", "Fetch again what is there already.");
    public static readonly Option<bool> Debug = CommonOptions.Flag("--debug", "Say in detail what is done.");
    public static readonly Option<string?> Filter = new("--filter") { Description = "Only traces that match, in the Opik query language: created_at >= \"2026-01-01T00:00:00Z\".", HelpName = "OQL" };
    public static readonly Option<int?> MaxResults = AtLeastOne("--max-results", "Most entities of a kind.");
    public static readonly Option<int?> MaxTraces = AtLeastOne("--max-traces", "Most traces of an experiment.");
    public static readonly Option<bool> NoAttachments = CommonOptions.Flag("--no-attachments", "Leave attached files out.");
    public static readonly Option<int> PageSize = new("--page-size") { Description = "Traces of one request, 1-1000: larger is faster and needs more memory.", HelpName = "N", DefaultValueFactory = _ => 500 };

    static ExportOptions() => PageSize.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var size) && size is >= 1 and <= 1000))
            result.AddError($"--page-size is '{result.Tokens[0].Value}': give a number from 1 to 1000.");
    });

    /// <summary>Everything that the command line says about an export.</summary>
    /// <exception cref="CommandException">The filter is malformed (2), or there is no such project.</exception>
    public static async Task<ExportRun> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var filter = Given(context, Filter);
        try
        {
            OpikQuery.ForTraces(filter);
        }
        catch (OpikQueryException malformed)
        {
            throw CommandException.WrongUsage($"The filter is malformed: {malformed.Message} Examples: name contains \"test\", usage.total_tokens > 1000, start_time >= \"2026-01-01T00:00:00Z\" and tags contains \"prod\".");
        }

        var (workspace, name) = (context.Value(Workspace), context.Value(Project));
        var server = new ServerApi(context.Client(workspace));
        var project = await server.GetProjectAsync(name, cancellationToken).ConfigureAwait(false);
        var id = project.Text("id")!;
        return new ExportRun
        {
            Server = server,
            Folder = ProjectFolder.Create(context.Value(Path), workspace, id, name),
            Report = new TransferReport(context.Terminal, context.Value(Debug)),
            Clock = context.Clock,
            ProjectId = id,
            ProjectName = name,
            Format = context.Value(Format).ToLowerInvariant(),
            Force = context.Value(Force),
            Filter = filter,
            MaxResults = Given(context, MaxResults) ?? Given(context, MaxTraces),
            Attachments = !Given(context, NoAttachments),
            PageSize = context.Arguments.GetResult(PageSize) is null ? 500 : context.Value(PageSize),
        };
    }

    // An option that the command does not have counts as not given.
    private static T? Given<T>(CommandContext context, Option<T> option) => context.Arguments.GetResult(option) is null ? default : context.Arguments.GetValue(option);

    private static Option<int?> AtLeastOne(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var count) && count >= 1))
                result.AddError($"{name} is '{result.Tokens[0].Value}': give a number, 1 or more.");
        });
        return option;
    }
}
