using System.Collections.Concurrent;
using Opik.Recordings.Tests.Expectations;
using Opik.Testing;

namespace Opik.Recordings.Tests;

/// <summary>How many of the fields that the original loses are stored right, over all recordings of a run.</summary>
internal static class PlusSummary
{
    private static readonly ConcurrentDictionary<string, ExpectationReport> Reports = new(StringComparer.Ordinal);

    /// <summary>Adds a recording and rewrites the summary file, <c>TestResults/plus.txt</c> in the repository.</summary>
    public static void Add(string recording, ExpectationReport report)
    {
        Reports[recording] = report;
        lock (Reports)
        {
            var all = Reports.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
            var missed = all.SelectMany(entry => entry.Value.PlusMissed.Select(field => $"{entry.Key}: {field}"));
            var folder = Directory.CreateDirectory(RepositoryPaths.InRepository("TestResults")).FullName;
            File.WriteAllLines(Path.Combine(folder, "plus.txt"),
            [
                $"{all.Length} recordings, plus fields reached {all.Sum(entry => entry.Value.PlusReached)}, missed {all.Sum(entry => entry.Value.PlusMissed.Count)}; derived ids equal {all.Sum(entry => entry.Value.DerivedIdsEqual)}, different {all.Sum(entry => entry.Value.DerivedIdsDifferent)}",
                .. missed,
            ]);
        }
    }
}
