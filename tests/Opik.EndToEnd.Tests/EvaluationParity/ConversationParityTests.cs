using System.Text.Json.Nodes;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.Evaluation;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Simulation;
using Opik.Evaluation.Threads;
using Opik.Testing.Json;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.EvaluationParity;

/// <summary>One simulation and one evaluation of its thread, by the Python client and by .NET: what is stored agrees.</summary>
public sealed class ConversationParityTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task Simulated_and_scored_conversations_agree_with_those_of_the_Python_client()
    {
        const string OfPython = "conversation-python", OfDotnet = "conversation-dotnet";
        var python = await PythonScript.RunAsync("2.2.122", "conversation_parity.py", server.Address, OfPython);

        var (simulation, scores) = await RunAsync(OfDotnet);

        // The official client writes the exception's message after words of its own.
        Same(python["history"]!, new JsonArray([.. simulation.ConversationHistory.Select(message => (JsonNode)message.ToJson())]), "Error processing message:", "Error while the message was processed:");
        Same(python["scores"]!, new JsonArray([.. scores.Select(score => (JsonNode)new JsonArray(score.Name, score.Value, score.Reason, score.ScoringFailed))]));
        Same(await StoredAsync(OfPython), await StoredAsync(OfDotnet), $"\"{OfPython}\"", $"\"{OfDotnet}\"");
        Same(await StoredAsync($"{OfPython}-evaluations"), await StoredAsync($"{OfDotnet}-evaluations"));
        Same(await ThreadAsync(OfPython), await ThreadAsync(OfDotnet));
    }

    private async Task<(SimulationResult Simulation, IReadOnlyList<ScoreResult> Scores)> RunAsync(string project)
    {
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = project });
        using var user = new SimulatedUser("calm", new SimulatedUserOptions { FixedResponses = ["one", "break", "number"] });
        var simulation = await client.RunSimulationAsync(
            turn => turn.Message switch
            {
                "break" => throw new InvalidOperationException("broken"),
                "number" => (object)42,
                _ => ConversationMessage.Assistant($"You said {turn.Message}"),
            },
            user,
            new SimulationOptions { MaxTurns = 4, ThreadId = "thread", InitialMessage = "first", ProjectName = project, AppName = "reply" },
            Cancellation);
        var result = await client.EvaluateThreadsAsync(
            new ThreadEvaluationOptions
            {
                FilterString = "id = \"thread\"",
                EvaluationProjectName = $"{project}-evaluations",
                Metrics = [new Length("length"), new Length("failing")],
                InputTransform = input => (string?)input?["user_message"],
                OutputTransform = output => (string?)output?["content"],
                ContextTransform = trace => [$"turn {trace.Metadata!.Value.GetProperty("turn").GetInt32()}"],
            },
            Cancellation);
        return (simulation, Assert.Single(result.Results).Scores);
    }

    // Traces with their spans in order of time, without ids, times, stack traces and who stored them.
    private async Task<JsonArray> StoredAsync(string project)
    {
        var contents = await new StoredContentsReader(server.Process.Client).ReadAsync(Cancellation);
        var id = contents.ProjectId(project);
        return new JsonArray([.. contents.Traces.Where(trace => (string?)trace["project_id"] == id).OrderBy(trace => (string?)trace["id"], StringComparer.Ordinal).Select(trace => (JsonNode)new JsonObject
        {
            ["trace"] = Shape(trace),
            ["spans"] = new JsonArray([.. contents.Spans.Where(span => (string?)span["trace_id"] == (string?)trace["id"]).OrderBy(span => (string?)span["name"], StringComparer.Ordinal).Select(span => (JsonNode)Shape(span))]),
        })]);
    }

    private static JsonObject Shape(JsonObject entity)
    {
        var shape = new JsonObject(new[] { "name", "type", "input", "output", "metadata", "tags", "thread_id", "source" }.Select(name => KeyValuePair.Create(name, entity[name]?.DeepClone())));
        shape["failed"] = (string?)entity["error_info"]?["message"];
        // Objects of Python have no text of their own there; ours are named. Variable arguments are Python's.
        (shape["input"] as JsonObject)?.Remove("metrics");
        (shape["input"] as JsonObject)?.Remove("ignored");
        // Ours say here as well what went wrong, as scores of experiments do.
        foreach (var score in (shape["output"]?["evaluation_results"] ?? shape["output"]?["output"]) as JsonArray ?? [])
            score!.AsObject().Remove("metadata");
        return shape;
    }

    private async Task<JsonObject> ThreadAsync(string project)
    {
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = project });
        var thread = await client.Threads.GetAsync("thread", cancellationToken: Cancellation);
        return new JsonObject
        {
            ["messages"] = thread.NumberOfMessages,
            ["scores"] = new JsonArray([.. thread.FeedbackScores.Select(score => (JsonNode)new JsonObject { ["name"] = score.Name, ["value"] = (double)score.Value, ["reason"] = score.Reason })]),
        };
    }

    private static void Same(JsonNode expected, JsonNode actual, string? ofPython = null, string? ofDotnet = null)
    {
        if (ofPython is not null)
            expected = JsonNode.Parse(expected.ToJsonString().Replace(ofPython, ofDotnet, StringComparison.Ordinal))!;
        var differences = JsonComparison.Compare(expected, actual);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private sealed class Length(string name) : Metric(name)
    {
        public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("conversation")];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
        {
            if (Name == "failing")
                throw new MetricComputationException("no");
            var messages = ConversationMessage.ListFrom(arguments);
            // As Python writes JSON: a blank after every comma and colon.
            var text = string.Join(", ", messages.Select(message => message.ToJson().ToJsonString().Replace("\":", "\": ", StringComparison.Ordinal).Replace(",\"", ", \"", StringComparison.Ordinal)));
            return ValueTask.FromResult(new ScoreResult(Name, messages.Count) { Reason = $"[{text}]" });
        }
    }
}
