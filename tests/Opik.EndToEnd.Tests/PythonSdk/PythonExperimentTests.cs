using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Experiments with the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonExperimentTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Evaluations_are_stored_read_back_scored_again_and_resumed(string version)
    {
        var answer = await RunAsync(version, "experiments.py");

        var name = $"{Project(version, "experiments.py")} capitals";
        Assert.Equal((name, name, Project(version, "experiments.py")), ((string?)answer["name"], (string?)answer["dataset"], (string?)answer["project"]));
        Assert.Equal(("atlas", "v1", "completed"), ((string?)answer["model"], (string?)answer["version"], (string?)answer["status"]));
        JsonAssert.Same("""["nightly"]""", answer["tags"]);
        // Three items, two trials each.
        Assert.Equal((6, 3), ((int)answer["traces"]!, (int)answer["dataset_items"]!));
        JsonAssert.Same("""{"exact": 0.666666667}""", answer["scores"]);
        JsonAssert.Same("""{"best exact": 1}""", answer["experiment_scores"]);
        Assert.True((bool)answer["has_duration"]!);
        JsonAssert.Same(
            """
            [
              ["France", "Paris", "exact", 1], ["France", "Paris", "exact", 1], ["Kenya", "Nairobi", "exact", 1], ["Kenya", "Nairobi", "exact", 1],
              ["Peru", "Cusco", "exact", 0], ["Peru", "Cusco", "exact", 0]
            ]
            """,
            answer["items"]);
        Assert.True((bool)answer["same_by_name"]!);
        Assert.Equal(1, (int)answer["found_by_part"]!);
        JsonAssert.Same("""{"exact": 0.666666667, "has a": 0.666666667}""", answer["scored_again"]);

        Assert.Equal("the atlas fell off the shelf", (string?)answer["failure"]);
        JsonAssert.Same("""["Kenya", "Peru"]""", answer["before"]);
        JsonAssert.Same("""["France"]""", answer["resumed_only"]);
        Assert.Equal(3, (int)answer["resumed_results"]!);
        JsonAssert.Same("""{"exact": 1}""", answer["resumed_scores"]);
    }

    [Fact]
    public async Task Runs_are_uploaded_in_bulk_with_their_traces_spans_and_scores()
    {
        var answer = await RunAsync("2.2.122", "experiments_bulk.py");

        JsonAssert.Same(
            """
            {
              "traces": 1500, "dataset_items": 1500, "scores": {"quality": 0.5}, "tokens": 10, "items": 1500, "order": [true, true, 1500], "distinct": 1500,
              "answers": ["bare", "traced"], "question": "question 7", "visible_traces": 750
            }
            """,
            answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Suites_are_judged_and_pass_by_their_policies(string version)
    {
        await using var judge = await FakeLlmServer.StartAsync();
        judge.Answer = SuiteJudge.Answer;
        var answer = await PythonScript.RunAsync(version, "suites.py", server.Address, Project(version, "suites.py"), judge.OpenAi.ToString());

        JsonAssert.Same(
            """
            {
              "sdk_passed": 1, "sdk_total": 2, "method": "evaluation_suite", "pass_rate": 0.5, "counts": [1, 2],
              "assertions": {"The answer is polite": 0.5, "The answer names a city": 0}, "traces": 4,
              "summaries": {"capital of Mars": [0, 2, "failed"], "capital of Peru": [2, 2, "passed"]},
              "results": [["The answer is polite", "False"], ["The answer is polite", "True"], ["The answer names a city", "False"]],
              "no_scores": true
            }
            """,
            answer);
        Assert.NotEmpty(judge.Requests);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Evaluations_take_versions_parts_prompts_and_scoring_functions(string version)
    {
        var answer = await RunAsync(version, "evaluations.py");

        var project = Project(version, "evaluations.py");
        JsonAssert.Same(
            $$"""
            {
              "scores": {"equal": 1, "length": 0.2, "spent": 1500}, "reasons": ["easy", "hard"], "prompts": ["{{project}} chat", "{{project}} system"],
              "by_prompt": [true], "prefixed": true, "project": true, "usage": 1500, "cost": 0.03, "bare": [true, 4],
              "version": ["v1", 3, true, {"model": "other"}], "part": ["q2", "q9"], "some": 2, "chosen": 2,
              "failed": ["no answer", ["ValueError", "ValueError", "ValueError", "ValueError"]], "unknown": "not found", "deleted": true
            }
            """,
            answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Judges_score_a_prompt_over_a_dataset_and_conversations(string version)
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = SchemaJudge.Answer;
        var answer = await PythonScript.RunAsync(version, "judges.py", server.Address, Project(version, "judges.py"), model.OpenAi.ToString());

        // The older client writes a list of reasons as it is.
        answer.Remove("reasons");
        JsonAssert.Same(
            $$"""
            {
              "scores": {"answer_relevance_metric": 0.5, "hallucination_metric": 0.5, "moderation_metric": 0.5, "short": 0.7},
              "outputs": ["Hello", "Hello", "Hello"], "prompts": ["{{Project(version, "judges.py")}} prompt"], "model": "gpt-4o-mini", "usage": true, "cost": true,
              "thread": {"conversational_coherence_score": [1, "because"], "user_frustration_score": [1, "because"]}, "judged": true
            }
            """,
            answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) => PythonScript.RunAsync(version, script, server.Address, Project(version, script));

    private static string Project(string version, string script) => $"python {version} {script}";
}
