using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Export;

/// <summary>One export: from where, to where, and what of it.</summary>
internal sealed record ExportRun : IDisposable
{
    /// <summary>The server.</summary>
    public required ServerApi Server { get; init; }

    /// <summary>Where the files go.</summary>
    public required ProjectFolder Folder { get; init; }

    /// <summary>What is counted and shown.</summary>
    public required TransferReport Report { get; init; }

    /// <summary>Time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Its name.</summary>
    public required string ProjectName { get; init; }

    /// <summary><c>json</c> or <c>csv</c>.</summary>
    public string Format { get; init; } = "json";

    /// <summary>True: files that are there are written again.</summary>
    public bool Force { get; init; }

    /// <summary>Conditions on traces in the query language; null: none.</summary>
    public string? Filter { get; init; }

    /// <summary>Most entities of a kind; null: all.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Whether attached files are fetched.</summary>
    public bool Attachments { get; init; } = true;

    /// <summary>Traces of one request.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Text of <c>downloaded_at</c>.</summary>
    public string Now => Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Path of a file in the format of the run.</summary>
    public string File(string folder, string kind, string id) => Path.Combine(folder, $"{kind}_{id}.{Format}");

    /// <inheritdoc/>
    public void Dispose() => Server.Dispose();

    /// <summary>Runs parts of an export and sums them up.</summary>
    /// <returns>1 when something failed.</returns>
    public static async Task<int> ExecuteAsync(CommandContext context, Func<ExportRun, Task> work, CancellationToken cancellationToken)
    {
        using var run = await ExportOptions.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await run.Report.ShowAsync(() => work(run)).ConfigureAwait(false);
        run.Report.Write("Export", "Exported");
        if (run.Report.HasFailures)
        {
            context.Terminal.Warn("The export completed with errors. Run it again to fetch what is missing.");
            return ExitCode.Failure;
        }

        context.Terminal.WriteLine($"All data is in {run.Folder.Root}");
        return ExitCode.Success;
    }
}
