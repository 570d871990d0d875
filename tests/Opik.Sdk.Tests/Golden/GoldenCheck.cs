using System.Text.Json.Nodes;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Runs a case and compares. A case with a listed deviation must differ, so that the list cannot rot.</summary>
internal static class GoldenCheck
{
    /// <param name="file">File of golden values.</param>
    /// <param name="golden">The case.</param>
    /// <param name="calls">What to call, by kind. Errors are thrown.</param>
    public static void Run(string file, GoldenCase golden, IReadOnlyDictionary<string, Func<GoldenCase, JsonNode?>> calls)
    {
        Assert.True(calls.TryGetValue(golden.Kind, out var call), $"Nothing here knows the kind '{golden.Kind}' of {golden.Id}.");
        var difference = Difference(golden, call!);
        if (GoldenDeviation.Find(file, golden) is not { } deviation)
            Assert.True(difference is null, $"{golden.Id}{(golden.Note is null ? "" : $" ({golden.Note})")}: {difference}");
        else
            Assert.True(difference is not null, $"{golden.Id} is as the Python client has it: take it out of deviations.json ({deviation.Reason}).");
    }

    private static string? Difference(GoldenCase golden, Func<GoldenCase, JsonNode?> call)
    {
        JsonNode? actual;
        try
        {
            actual = call(golden);
        }
        catch (Exception exception) when (!IsBug(exception))
        {
            return golden.Error is null ? $"expected {GoldenJson.Show(golden.Expected)}, got an error: {exception.Message}" : null;
        }

        if (golden.Error is not null)
            return $"expected an error ({golden.Error}), got {GoldenJson.Show(actual)}";
        return GoldenJson.Difference(golden.Expected, actual);
    }

    // Any clear error is right; these are never clear.
    private static bool IsBug(Exception exception) =>
        exception is NullReferenceException or IndexOutOfRangeException or InvalidCastException or KeyNotFoundException or StackOverflowException or Xunit.Sdk.IAssertionException || exception.Message.Length == 0;
}
