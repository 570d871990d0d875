using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Import;

/// <summary>One import: from which files, to where.</summary>
internal sealed record ImportRun : IDisposable
{
    /// <summary>The server.</summary>
    public required ServerApi Server { get; init; }

    /// <summary>Where the files are.</summary>
    public required ProjectFolder Folder { get; init; }

    /// <summary>What is counted and shown.</summary>
    public required TransferReport Report { get; init; }

    /// <summary>Project that is imported into; it is made when it is absent.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Ids of what is imported.</summary>
    public required ImportIds Ids { get; init; }

    /// <summary>How far it is; null: dry run.</summary>
    public MigrationManifest? Manifest { get; init; }

    /// <summary>Whether attached files are sent.</summary>
    public bool Attachments { get; init; } = true;

    /// <summary>True: nothing is sent.</summary>
    public bool IsDry => Manifest is null;

    /// <summary>Id of the project; empty in a dry run.</summary>
    public string ProjectId { get; private set; } = "";

    /// <summary>Files of a kind in the order of their ids, which is the order in which they were made.</summary>
    public static string[] Files(string folder, string kind) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, $"{kind}_*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>True when the file was imported by an earlier run.</summary>
    public bool IsCompleted(string file) => Manifest?.IsCompleted(file) == true;

    /// <summary>Counts a failure and notes it, so that the next run tries again.</summary>
    public void Fail(TransferCounts counts, string file, Exception failure)
    {
        Report.Fail(counts, Path.GetFileName(file), failure);
        Manifest?.Fail(file, failure.Message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Manifest?.Dispose();
        Server.Dispose();
    }

    /// <summary>Runs parts of an import and sums them up.</summary>
    /// <returns>1 when something failed.</returns>
    public static async Task<int> ExecuteAsync(CommandContext context, Func<ImportRun, Task> work, CancellationToken cancellationToken)
    {
        using var run = ImportOptions.Open(context);
        if (run.Manifest is { } manifest)
        {
            if (manifest.IsInProgress)
                run.Report.Warn($"Going on with an import that was not completed; {manifest.CompletedCount} files are done.");
            run.ProjectId = await EnsureProjectAsync(run, cancellationToken).ConfigureAwait(false);
            manifest.Start();
        }

        await run.Report.ShowAsync(() => work(run)).ConfigureAwait(false);
        run.Report.Write(run.IsDry ? "Dry run" : "Import", run.IsDry ? "Would import" : "Imported");
        if (run.Report.HasFailures)
        {
            context.Terminal.Warn("The import completed with errors. Run it again to try those files once more.");
            return ExitCode.Failure;
        }

        run.Manifest?.Complete();
        context.Terminal.WriteLine(run.IsDry ? "Nothing was changed." : $"Imported into the project '{run.ProjectName}'.");
        return ExitCode.Success;
    }

    private static async Task<string> EnsureProjectAsync(ImportRun run, CancellationToken cancellationToken)
    {
        if (await run.Server.FindProjectAsync(run.ProjectName, cancellationToken).ConfigureAwait(false) is { } project)
            return project.Text("id")!;
        await run.Server.SendAsync(HttpMethod.Post, "v1/private/projects", new System.Text.Json.Nodes.JsonObject { ["name"] = run.ProjectName }, cancellationToken).ConfigureAwait(false);
        return (await run.Server.GetProjectAsync(run.ProjectName, cancellationToken).ConfigureAwait(false)).Text("id")!;
    }
}
