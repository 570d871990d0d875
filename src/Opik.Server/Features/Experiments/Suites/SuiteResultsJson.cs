using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Suites;

/// <summary>Results of a suite on the wire (docs/api-extensions.md).</summary>
internal static class SuiteResultsJson
{
    public static void Write(Utf8JsonWriter writer, SuiteResults results)
    {
        writer.WriteString("experiment_id"u8, results.ExperimentId);
        writer.WriteIdIfAny("previous_id"u8, results.PreviousId);
        WriteCounts(writer, results.Outcome);
        writer.WriteNumber("newly_failed"u8, results.NewlyFailed);
        writer.WriteNumber("flaky"u8, results.Outcome.Items.Count(item => item.IsFlaky));
        if (results.Previous is { } previous)
        {
            writer.WriteStartObject("previous"u8);
            WriteCounts(writer, previous);
            writer.WriteEndObject();
        }

        WriteAssertions(writer, results);
        writer.WriteStartArray("items"u8);
        foreach (var item in results.Listed())
            WriteItem(writer, item, results.Before(item.Id));
        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, SuiteOutcome outcome)
    {
        writer.WriteNumber("total"u8, outcome.Items.Count);
        writer.WriteNumber("passed"u8, outcome.Items.Count(item => item.Passed));
        writer.WriteNumber("runs"u8, outcome.Items.Sum(item => item.Runs.Count));
    }

    private static void WriteAssertions(Utf8JsonWriter writer, SuiteResults results)
    {
        var before = results.Previous is { } previous
            ? previous.Assertions.Zip(AssertionTally.Count(previous)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            : [];
        writer.WriteStartArray("assertions"u8);
        foreach (var (name, tally) in results.Outcome.Assertions.Zip(AssertionTally.Count(results.Outcome)))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            WriteTally(writer, tally);
            if (before.TryGetValue(name, out var earlier))
            {
                writer.WriteStartObject("previous"u8);
                WriteTally(writer, earlier);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTally(Utf8JsonWriter writer, AssertionTally tally)
    {
        writer.WriteNumber("items"u8, tally.Items);
        writer.WriteNumber("passed_items"u8, tally.PassedItems);
        writer.WriteNumber("runs"u8, tally.Runs);
        writer.WriteNumber("passed_runs"u8, tally.PassedRuns);
    }

    private static void WriteItem(Utf8JsonWriter writer, SuiteItemOutcome item, SuiteItemOutcome? before)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, item.Id);
        writer.WriteTextIfAny("preview"u8, item.Preview);
        writer.WriteBoolean("passed"u8, item.Passed);
        writer.WriteNumber("needed"u8, item.Needed);
        if (before is not null)
            writer.WriteBoolean("previous_passed"u8, before.Passed);
        writer.WriteStartArray("runs"u8);
        foreach (var run in item.Runs)
        {
            writer.WriteStartObject();
            writer.WriteString("trace_id"u8, run.TraceId);
            writer.WriteNumber("held"u8, run.Held.Count);
            writer.WriteStartArray("failed"u8);
            foreach (var assertion in run.Failed)
                writer.WriteNumberValue(assertion);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
