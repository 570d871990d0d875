using System.CommandLine;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Export;

/// <summary><c>opik export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Exact name." };
    private static readonly Argument<string> NameOrId = new("NAME_OR_ID") { Description = "Exact name, or id." };
    private static readonly Option<string?> Dataset = new("--dataset") { Description = "Only experiments of this dataset.", HelpName = "NAME" };
    private static readonly Option<string[]> Include = IncludeOption.Create();

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("export", "Write a project, or parts of it, to files.", """
        Files go to FOLDER/WORKSPACE/projects/ID/, where 'opik import' finds them by the name of the project.
        An export that was interrupted goes on when it is started again; one that was completed fetches only new traces.

        Examples:
          opik export default my-project all
          opik export default my-project all --include datasets,prompts --path ./backup
          opik export default my-project traces --filter "created_at >= \"2026-01-01T00:00:00Z\"" --format csv
          opik export default my-project experiment my-experiment --dataset my-dataset
        """)
    {
        ExportOptions.Workspace,
        ExportOptions.Project,
        Item("all", "Everything: datasets, prompts, traces, experiments.", ExportOptions.Filter, Include, ExportOptions.MaxResults, ExportOptions.NoAttachments, ExportOptions.PageSize)
            .Running((context, cancel) => ExportRun.ExecuteAsync(context, run => AllAsync(run, context.Value(Include), cancel), cancel)),
        Item("dataset", "A dataset with its items.", Name, ExportOptions.MaxResults)
            .Running((context, cancel) => ExportRun.ExecuteAsync(context, run => DatasetExport.RunAsync(run, context.Value(Name), cancel), cancel)),
        Item("experiment", "An experiment with its items, traces, dataset and prompts.", NameOrId, ExportOptions.Filter, Dataset, ExportOptions.MaxTraces)
            .Running((context, cancel) => ExportRun.ExecuteAsync(context, run => ExperimentExport.RunAsync(run, context.Value(NameOrId), context.Value(Dataset), cancel), cancel)),
        Item("prompt", "A prompt with its versions.", Name, ExportOptions.MaxResults)
            .Running((context, cancel) => ExportRun.ExecuteAsync(context, run => PromptExport.RunAsync(run, context.Value(Name), cancel), cancel)),
        Item("traces", "Traces with their spans and attached files.", ExportOptions.Filter, ExportOptions.MaxResults, ExportOptions.NoAttachments, ExportOptions.PageSize)
            .Running((context, cancel) => ExportRun.ExecuteAsync(context, run => TraceExport.RunAsync(run, cancel), cancel)),
    };

    private static async Task AllAsync(ExportRun run, string[] kinds, CancellationToken cancellationToken)
    {
        if (kinds.Contains("datasets"))
            await DatasetExport.RunAsync(run, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("prompts"))
            await PromptExport.RunAsync(run, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("traces"))
            await TraceExport.RunAsync(run, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("experiments"))
            await ExperimentExport.RunAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private static Command Item(string name, string description, params Symbol[] own)
    {
        var item = new Command(name, description) { ExportOptions.Path, ExportOptions.Format, ExportOptions.Force, ExportOptions.Debug };
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
                item.Add(argument);
            else
                item.Add((Option)symbol);
        }

        return item;
    }
}
