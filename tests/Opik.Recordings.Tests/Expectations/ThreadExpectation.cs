using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>threads</c>: a thread has two messages (question and answer) per trace, and its own scores.</summary>
internal sealed class ThreadExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var thread in expected.Select(item => item!.AsObject()))
        {
            var path = $"threads[{thread["thread_id"]}]";
            if (stored.ProjectId(thread["project"]!.GetValue<string>()) is not { } project)
            {
                report.Add(path, $"there is no project {thread["project"]}");
                continue;
            }

            var threads = await reader.PagesAsync($"/v1/private/traces/threads?project_id={project}&", cancellationToken);
            if (threads.SingleOrDefault(other => JsonComparison.Same(thread["thread_id"], other["id"])) is { } found)
                Check(path, thread, found);
            else
                report.Add(path, "is not there");
        }
    }

    private void Check(string path, JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected)
        {
            var mismatch = name switch
            {
                "project" or "thread_id" => null,
                "number_of_traces" => Messages(value!.GetValue<long>() * 2, actual["number_of_messages"]?.GetValue<long>() ?? 0),
                "feedback_scores" => ScoreExpectation.Mismatch(value, actual["feedback_scores"]),
                _ => "the test does not know this member of the expected file",
            };
            if (mismatch is not null)
                report.Add($"{path}.{name}", mismatch);
        }
    }

    private static string? Messages(long expected, long actual) => expected == actual ? null : $"expected {expected} messages, got {actual}";
}
