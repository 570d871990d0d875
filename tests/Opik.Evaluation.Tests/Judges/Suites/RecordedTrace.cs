using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Tests.Judges.Suites;

/// <summary>The trace of an agent that searched and answered.</summary>
internal static class RecordedTrace
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static TaskSpan Agent(string document = "The bridge was opened in 1932.") => new()
    {
        Id = new Guid("01a1fba6-699e-72b3-887a-0ff2bfde456a"),
        Name = "agent",
        StartTime = Start,
        EndTime = Start.AddSeconds(2),
        Input = new JsonObject { ["question"] = "When was the bridge opened?", ["user name"] = "Ada" },
        Output = "In 1932.",
        Spans =
        [
            Step("search", SpanType.Tool, new JsonObject { ["query"] = "bridge opened", ["select"] = true }, new JsonArray(document, "Ferries stopped in 1933.")),
            Step("answer", SpanType.Llm, "Answer briefly.", "In 1932.") with { Model = "gpt-4o", Usage = new Dictionary<string, long> { ["total_tokens"] = 42 } },
        ],
    };

    private static TaskSpan Step(string name, SpanType type, JsonNode input, JsonNode output) => new()
    {
        Id = Guid.NewGuid(), Name = name, Type = type, StartTime = Start, EndTime = Start.AddMilliseconds(250), Input = input, Output = output,
    };
}
