using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>What became of items, as the wire has it (docs/api-extensions.md).</summary>
internal static class ChangeJson
{
    /// <summary>Counts of a page; nothing for null.</summary>
    public static void Write(Utf8JsonWriter writer, ChangeCounts? counts)
    {
        if (counts is null)
            return;
        writer.WriteStartObject("change_counts"u8);
        writer.WriteNumber("all"u8, counts.All);
        writer.WriteNumber("regressions"u8, counts.Regressions);
        writer.WriteNumber("improvements"u8, counts.Improvements);
        writer.WriteNumber("differ"u8, counts.Differ);
        writer.WriteEndObject();
    }

    /// <summary>The changes of a row, by experiment; nothing when none were asked for.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ItemChange> changes)
    {
        if (changes.Count == 0)
            return;
        writer.WriteStartObject("changes"u8);
        foreach (var change in changes)
        {
            writer.WriteStartObject(change.ExperimentId.ToString());
            writer.WriteNumberIfAny("value"u8, change.Value);
            writer.WriteNumber("runs"u8, change.Runs);
            writer.WriteNumberIfAny("deviation"u8, change.Spread);
            writer.WriteNumberIfAny("difference"u8, change.Difference);
            writer.WriteString("verdict"u8, ChangeRequests.Name(change.Verdict));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
