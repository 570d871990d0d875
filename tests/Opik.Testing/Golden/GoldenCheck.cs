using System.Text.Json.Nodes;

namespace Opik.Testing.Golden;

/// <summary>
/// Runs a case and compares. A case with a listed deviation must differ, so that the list cannot rot; among values of someone's
/// own (<c>OPIK_GOLDEN_DIR</c>), which the patterns of the list were not written for, it may.
/// </summary>
public static class GoldenCheck
{
    /// <summary>What is wrong with a case; null: nothing.</summary>
    /// <param name="file">File of golden values.</param>
    /// <param name="golden">The case.</param>
    /// <param name="calls">What to call, by kind. Errors are thrown.</param>
    public static string? Complaint(string file, GoldenCase golden, IReadOnlyDictionary<string, Func<GoldenCase, JsonNode?>> calls) =>
        calls.TryGetValue(golden.Kind, out var call)
            ? ComplaintAsync(file, golden, each => new ValueTask<JsonNode?>(call(each)), tolerance: null).AsTask().GetAwaiter().GetResult()
            : $"Nothing here knows the kind '{golden.Kind}' of {golden.Id}.";

    /// <summary>What is wrong with a case; null: nothing.</summary>
    /// <param name="file">File of golden values.</param>
    /// <param name="golden">The case.</param>
    /// <param name="call">What to call. Errors are thrown.</param>
    /// <param name="tolerance">How far numbers may be off; null: not at all, and <c>1</c> is not <c>1.0</c>.</param>
    public static async ValueTask<string?> ComplaintAsync(string file, GoldenCase golden, Func<GoldenCase, ValueTask<JsonNode?>> call, GoldenTolerance? tolerance)
    {
        ArgumentNullException.ThrowIfNull(golden);
        ArgumentNullException.ThrowIfNull(call);
        var difference = await DifferenceAsync(golden, call, tolerance);
        if (GoldenDeviation.Find(file, golden) is not { } deviation)
            return difference is null ? null : $"{golden.Id}{(golden.Note is null ? "" : $" ({golden.Note})")}: {difference}";
        return difference is null && !RepositoryPaths.GoldenIsChosen ? $"{golden.Id} is as the Python client has it: take it out of deviations.json ({deviation.Reason})." : null;
    }

    private static async ValueTask<string?> DifferenceAsync(GoldenCase golden, Func<GoldenCase, ValueTask<JsonNode?>> call, GoldenTolerance? tolerance)
    {
        JsonNode? actual;
        try
        {
            actual = await call(golden);
        }
        catch (Exception exception) when (!IsBug(exception))
        {
            return golden.Error is null ? $"expected {GoldenJson.Show(golden.Expected)}, got an error: {exception.Message}" : null;
        }

        if (golden.Error is not null)
            return $"expected an error ({golden.Error}), got {GoldenJson.Show(actual)}";
        return GoldenJson.Difference(golden.Expected, actual, tolerance);
    }

    // Any clear error is right; these are never clear.
    private static bool IsBug(Exception exception) =>
        exception is NullReferenceException or IndexOutOfRangeException or InvalidCastException or KeyNotFoundException or StackOverflowException
        || exception.GetType().Namespace?.StartsWith("Xunit", StringComparison.Ordinal) == true || exception.Message.Length == 0;
}
