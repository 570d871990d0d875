using Opik.Evaluation.Results;

namespace Opik.Evaluation.Reports;

/// <summary>Files that say what an evaluation gave, for a build that keeps them or a person who reads them.</summary>
public static class EvaluationReports
{
    /// <summary>Writes a JSON file: the experiment, statistics, and every run with its scores.</summary>
    /// <param name="result">What the evaluation gave.</param>
    /// <param name="path">The file; it is replaced, and its folder is made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteJsonAsync(this EvaluationResult result, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WriteAsync(path, stream => JsonReport.Write(result, stream), cancellationToken);
    }

    /// <summary>Writes one HTML page that needs nothing beside it: statistics and every run.</summary>
    /// <param name="result">What the evaluation gave.</param>
    /// <param name="path">The file; it is replaced, and its folder is made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteHtmlAsync(this EvaluationResult result, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WriteAsync(path, stream => HtmlReport.Write(result, stream), cancellationToken);
    }

    private static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        // Written in memory first: a report that cannot be written does not leave half a file.
        using var content = new MemoryStream();
        write(content);
        content.Position = 0;
        var file = File.Create(full);
        await using (file.ConfigureAwait(false))
            await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
    }
}
