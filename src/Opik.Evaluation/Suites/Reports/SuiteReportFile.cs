using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Opik.Evaluation.Suites.Reports;

/// <summary>Writes the report of a run of a suite to a file. A file that cannot be written never fails the run.</summary>
internal static partial class SuiteReportFile
{
    private const string DefaultFolder = "opik_test_suite_reports";

    // People read it: letters stay letters.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="path">The file; null: named after the experiment, in a folder of the working directory.</param>
    /// <param name="logger">Gets the warning.</param>
    /// <returns>The full path; null: it could not be written.</returns>
    public static string? TryWrite(TestSuiteResult result, string? path, ILogger logger)
    {
        path ??= Path.Combine(DefaultFolder, FileName(result.ExperimentName) + ".json");
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var file = File.Create(full);
            using var writer = new Utf8JsonWriter(file, Readable);
            result.ToReport().WriteTo(writer);
            return full;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            LogNotWritten(logger, path, failure);
            return null;
        }
    }

    /// <summary>A name with letters, digits, <c>-</c>, <c>_</c> and <c>.</c> alone.</summary>
    public static string FileName(string experiment) => string.Concat(experiment.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    [LoggerMessage(4311, LogLevel.Warning, "The report of the test suite could not be written to {Path}.")]
    private static partial void LogNotWritten(ILogger logger, string path, Exception failure);
}
