using System.CommandLine;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Import;

/// <summary><c>opik import</c>.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Name, or a part of it in any case." };
    private static readonly Option<string[]> Include = IncludeOption.Create();

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("import", "Read files of an export into a project.", """
        Everything gets new ids and the times it had; the old id is in the metadata as _import_id.
        An import that was interrupted goes on when it is started again, and nothing is imported twice.

        Examples:
          opik import default my-project all --dry-run
          opik import default my-project all --path ./backup
          opik import default my-project traces --to-project other-project
          opik import default my-project dataset my-dataset --to-workspace other-workspace
        """)
    {
        ImportOptions.Workspace,
        ImportOptions.Project,
        Item("all", "Everything: datasets, prompts, traces, experiments.", Include, ImportOptions.NoAttachments)
            .Running((context, cancel) => ImportRun.ExecuteAsync(context, run => AllAsync(run, context.Value(Include), cancel), cancel)),
        Item("dataset", "Datasets with their items.", Name)
            .Running((context, cancel) => ImportRun.ExecuteAsync(context, run => DatasetImport.RunAsync(run, context.Value(Name), cancel), cancel)),
        Item("experiment", "Experiments, with all datasets, prompts and traces of the export that are not imported yet.", Name)
            .Running((context, cancel) => ImportRun.ExecuteAsync(context, run => ExperimentAsync(run, context.Value(Name), cancel), cancel)),
        Item("prompt", "Prompts with their versions.", Name)
            .Running((context, cancel) => ImportRun.ExecuteAsync(context, run => PromptImport.RunAsync(run, context.Value(Name), cancel), cancel)),
        Item("traces", "Traces with their spans and attached files.", ImportOptions.NoAttachments)
            .Running((context, cancel) => ImportRun.ExecuteAsync(context, run => TraceImport.RunAsync(run, cancel), cancel)),
    };

    private static async Task AllAsync(ImportRun run, string[] kinds, CancellationToken cancellationToken)
    {
        if (kinds.Contains("datasets"))
            await DatasetImport.RunAsync(run, null, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("prompts"))
            await PromptImport.RunAsync(run, null, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("traces"))
            await TraceImport.RunAsync(run, cancellationToken).ConfigureAwait(false);
        if (kinds.Contains("experiments"))
            await ExperimentImport.RunAsync(run, null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExperimentAsync(ImportRun run, string name, CancellationToken cancellationToken)
    {
        await DatasetImport.RunAsync(run, null, cancellationToken).ConfigureAwait(false);
        await PromptImport.RunAsync(run, null, cancellationToken).ConfigureAwait(false);
        await TraceImport.RunAsync(run, cancellationToken).ConfigureAwait(false);
        await ExperimentImport.RunAsync(run, name, cancellationToken).ConfigureAwait(false);
    }

    private static Command Item(string name, string description, params Symbol[] own)
    {
        var item = new Command(name, description) { ImportOptions.Path, ImportOptions.DryRun, ImportOptions.Force, ImportOptions.Debug, ImportOptions.ToProject, ImportOptions.ToWorkspace };
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
