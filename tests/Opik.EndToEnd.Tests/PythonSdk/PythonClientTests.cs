using System.Text.Json.Nodes;
using Opik.Testing;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>The official Python client, each script with each version. Scripts print what the client read back.</summary>
public sealed class PythonClientTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Decorated_functions_become_a_tree_with_types_usage_cost_and_errors(string version)
    {
        var answer = await RunAsync(version, "track.py");

        Assert.Equal("agent", (string?)answer["name"]);
        JsonAssert.Same("""{"question": "grüße 世界?"}""", answer["input"]);
        Assert.Equal("Answer to grüße 世界?", (string?)answer["output"]!["text"]);
        JsonAssert.Same("""["entry"]""", answer["tags"]);
        Assert.Equal("1.2", (string?)answer["metadata"]!["release"]);
        Assert.Equal("python-thread", (string?)answer["thread_id"]);
        JsonAssert.Same("""[["helpful", 0.5, "so so"]]""", answer["scores"]);
        Assert.Equal(150, (int)answer["usage"]!["total_tokens"]!);
        Assert.True((double)answer["cost"]! > 0);

        var spans = answer["spans"]!.AsObject();
        Assert.Equal(["agent", "complete", "fail", "retrieve", "stream"], spans.Select(span => span.Key).Order(StringComparer.Ordinal));
        Assert.Null(spans["agent"]!["parent"]);
        Assert.All(["complete", "fail", "retrieve", "stream"], name => Assert.Equal("agent", (string?)spans[name]!["parent"]));
        Assert.Equal("tool", (string?)spans["retrieve"]!["type"]);
        Assert.Equal("general", (string?)spans["stream"]!["type"]);
        Assert.Equal("llm", (string?)spans["complete"]!["type"]);
        Assert.Equal("gpt-4o-mini", (string?)spans["complete"]!["model"]);
        Assert.Equal("openai", (string?)spans["complete"]!["provider"]);
        Assert.Equal((double)answer["cost"]!, (double)spans["complete"]!["cost"]!);
        JsonAssert.Same("""["rag"]""", spans["retrieve"]!["tags"]);
        JsonAssert.Same("""{"output": ["first document about grüße 世界?", "second document"]}""", spans["retrieve"]!["output"]);
        Assert.Equal("ValueError", (string?)spans["fail"]!["error"]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Client_creates_updates_ends_and_scores_traces_and_spans(string version)
    {
        var answer = await RunAsync(version, "client_api.py");

        Assert.False((bool)answer["open_copy_ended"]!);
        JsonAssert.Same("""{"answer": "eleven metres"}""", answer["output"]);
        JsonAssert.Same("""["done", "manual"]""", answer["tags"]);
        JsonAssert.Same("""{"a": 2, "b": 3}""", answer["metadata"]);
        Assert.Equal(3000, (double)answer["duration"]!, tolerance: 0.5);
        Assert.Equal(1500, (int)answer["usage"]!["total_tokens"]!);
        JsonAssert.Same("""{"accuracy": [0.75, "second look"]}""", answer["scores"]);
        JsonAssert.Same("""["inner", "outer"]""", answer["names"]);
        Assert.True((bool)answer["inner_parent_is_outer"]!);
        Assert.True((bool)answer["inner_checked"]!);
        // 1,000 prompt tokens at 2.5 and 500 completion tokens at 10 USD per million.
        Assert.Equal(0.0075, (double)answer["inner_cost"]!, tolerance: 1e-9);
        JsonAssert.Same("""[["fluency", 1, "fluent"]]""", answer["inner_scores"]);
        Assert.True((bool)answer["outer_ended"]!);
        JsonAssert.Same("""{"partial": true}""", answer["outer_output"]);
        JsonAssert.Same("""["updated"]""", answer["outer_tags"]);
        Assert.Equal(Project(version, "client_api.py"), (string?)answer["project"]);
        Assert.StartsWith("http://127.0.0.1", (string?)answer["url"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Threads_are_found_filtered_scored_and_closed(string version)
    {
        var answer = await RunAsync(version, "threads.py");

        JsonAssert.Same("""
            {
              "found": ["long talk", "short talk"], "filtered": ["long talk"], "messages": 6, "first": {"text": "question 0"}, "last": {"text": "answer 2"},
              "status": "inactive", "other_status": "active", "scores": [["satisfaction", 0.8, "kind"]],
              "by_score": [["long talk"], ["long talk"], [], ["short talk"], ["long talk"]]
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Attachments_are_uploaded_listed_and_downloaded_whole(string version)
    {
        var answer = await RunAsync(version, "attachments.py");

        JsonAssert.Same("""
            {
              "trace_files": [["later.txt", 140, "text/plain"], ["note.txt", 140, "text/plain"]],
              "span_files": [["big.bin", 7340032, "application/octet-stream"]],
              "note_is_whole": true, "big_is_whole": true
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Picture_embedded_in_an_input_becomes_a_file_beside_the_trace(string version)
    {
        var answer = await RunAsync(version, "embedded.py");

        JsonAssert.Same("""[["image/png", 400008]]""", answer["files"]);
        Assert.True((bool)answer["file_is_whole"]!);
        Assert.Equal("what is this", (string?)answer["question"]);
        Assert.True((bool)answer["image_names_the_file"]!);
        Assert.True((bool)answer["comes_back"]!);
        Assert.InRange((int)answer["image_length"]!, 1, 200);
        Assert.True((bool)answer["cut_by_client"]!);
        JsonAssert.Same("[true, true]", answer["back"]);
        JsonAssert.Same("[true]", answer["found"]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Burst_from_many_threads_arrives_whole(string version)
    {
        var answer = await RunAsync(version, "burst.py");

        JsonAssert.Same("""{"flushed": true, "every_trace_is_there": true, "traces": 500, "ended": 500, "spans": 500, "spans_of_traces": true}""", answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Search_understands_every_kind_of_condition(string version)
    {
        var answer = await RunAsync(version, "search.py");

        string[][] traces =
        [
            ["beta"], ["Alpha two", "alpha one"], ["Alpha two", "alpha one"], ["beta"], ["beta"], ["Alpha two"], ["Alpha two"], ["beta"], ["Alpha two", "beta"],
            ["alpha one"], ["Alpha two", "beta"], ["beta"], ["beta"], ["beta"], ["Alpha two", "beta"], ["Alpha two"], [],
        ];
        string[][] spans = [["span of alpha one"], ["span of beta"], ["span of Alpha two", "span of alpha one", "span of beta"], ["span of Alpha two", "span of beta"], ["span of Alpha two"]];
        Check(traces, answer["traces"]!.AsObject());
        Check(spans, answer["spans"]!.AsObject());
        Assert.Equal(2, answer["limited"]!.AsArray().Count);
        Assert.Equal(3, (int)answer["small_batches"]!);
        JsonAssert.Same("[true, true, true]", answer["excluded"]);

        static void Check(string[][] expected, JsonObject actual) =>
            Assert.Equal(
                actual.Zip(expected, (condition, names) => $"{condition.Key}: {string.Join(", ", names)}"),
                actual.Select(condition => $"{condition.Key}: {string.Join(", ", condition.Value!.AsArray().Select(name => (string?)name))}"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Trace_continues_in_another_process_whose_spans_arrive_first(string version)
    {
        var answer = await RunAsync(version, "distributed.py");

        JsonAssert.Same("""{"names": ["caller", "remote step"], "remote_parent_is_caller": true, "traces": ["caller"], "span_count": 2}""", answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Environments_are_managed_and_made_by_traces_that_name_one(string version)
    {
        // Environments belong to the workspace, not to a project.
        await using var own = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var answer = await PythonScript.RunAsync(version, "environments.py", own.Address, "environments");

        JsonAssert.Same("""
            {
              "created": ["canary", "one in ten", "#112233"], "duplicate": "EnvironmentAlreadyExists", "updated": "one in twenty",
              "trace_environment": ["from-a-trace"], "span_environment": "from-a-trace", "listed": ["canary", "from-a-trace"], "left": []
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Traces_are_copied_spans_get_files_later_and_a_trace_goes_on_with_OpenTelemetry(string version)
    {
        var answer = await RunAsync(version, "copies.py");

        JsonAssert.Same("""
            {
              "copied": [5, 10], "differences": {}, "changed": ["child", {"input": "new"}, {"output": "kept"}, true], "files": [["note.txt", 13]],
              "attached": true, "names": ["caller", "deeper", "remote"], "parents": [true, true], "traces": []
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) =>
        PythonScript.RunAsync(version, script, server.Address, Project(version, script));

    private static string Project(string version, string script) => $"python {version} {script}";
}
