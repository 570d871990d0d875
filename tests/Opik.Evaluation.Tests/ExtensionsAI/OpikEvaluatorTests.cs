using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Opik.Extensions.AI.Evaluation;

namespace Opik.Evaluation.Tests.ExtensionsAI;

public sealed class OpikEvaluatorTests
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Where is Rome?")];
    private static readonly ChatResponse Response = new(new ChatMessage(ChatRole.Assistant, "In Italy."));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_metric_scores_a_response_with_what_it_asks_for()
    {
        ScoreArguments? given = null;
        var evaluator = new OpikEvaluator(new ProbeMetric(arguments =>
        {
            given = arguments;
            return new ScoreResult("probe", 0.25) { Reason = "because", Metadata = new JsonObject { ["hits"] = 3 } };
        }));

        var result = await evaluator.EvaluateAsync(Messages, Response, additionalContext: [new GivenContext("reference", "Italy"), new GivenContext("context", "a", "b")], cancellationToken: Stop);

        var metric = result.Get<NumericMetric>("probe");
        Assert.Equal((0.25, "because", "3"), (metric.Value, metric.Reason, metric.Metadata!["hits"]));
        Assert.Equal(("Where is Rome?", "In Italy.", "Italy"), (given!.Text("input"), given.Text("output"), given.Text("reference")));
        Assert.Equal(["a", "b"], given.Texts("context"));
        Assert.Equal("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Where is Rome?"},{"role":"assistant","content":"In Italy."}]""", given["conversation"]!.ToJsonString());
        Assert.Equal(["probe"], evaluator.EvaluationMetricNames);
    }

    [Fact]
    public async Task What_cannot_be_scored_has_no_value_and_an_error()
    {
        var result = await new OpikEvaluator(new ProbeMetric(_ => throw new MetricComputationException("too short"))).EvaluateAsync(Messages, Response, cancellationToken: Stop);

        var metric = result.Get<NumericMetric>("probe");
        Assert.Null(metric.Value);
        var diagnostic = Assert.Single(metric.Diagnostics!);
        Assert.Equal((EvaluationDiagnosticSeverity.Error, "too short"), (diagnostic.Severity, diagnostic.Message));
    }

    [Fact]
    public async Task A_judge_asks_the_model_of_the_evaluation()
    {
        using var client = new SilentChatClient();
        IChatClient? asked = null;
        var evaluator = new OpikEvaluator("probe", model =>
        {
            asked = model;
            return new ProbeMetric(_ => new ScoreResult("probe", 1));
        });

        await evaluator.EvaluateAsync(Messages, Response, new ChatConfiguration(client), cancellationToken: Stop);
        Assert.Same(client, asked);
        await Assert.ThrowsAsync<InvalidOperationException>(() => evaluator.EvaluateAsync(Messages, Response, cancellationToken: Stop).AsTask());
    }

    [Fact]
    public async Task An_evaluator_is_a_metric_with_a_score_for_each_of_its_metrics()
    {
        var metric = new EvaluatorMetric(new ThreeFindings(), contexts: arguments => [new GivenContext("reference", arguments.Text("reference"))]);

        var scores = await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["input"] = "q", ["output"] = "a", ["reference"] = "r" }), Stop);

        Assert.Equal(["number", "flag", "text", "nothing"], scores.Select(score => score.Name));
        Assert.Equal([4, 0, 1, 0], scores.Select(score => score.Value));
        Assert.Equal(["q|a|r", null, null, "no idea"], scores.Select(score => score.Reason));
        Assert.Equal("fine", scores[2].CategoryName);
        Assert.Equal([false, false, false, true], scores.Select(score => score.ScoringFailed));
        Assert.Equal("good", scores[0].Metadata!["interpretation"]!["rating"]!.GetValue<string>());
    }

    private sealed class GivenContext(string name, params IEnumerable<string> texts) : EvaluationContext(name, texts.Select(AIContent (text) => new TextContent(text)));

    private sealed class ProbeMetric(Func<ScoreArguments, ScoreResult> score) : Metric("probe")
    {
        public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(score(arguments));
    }

    private sealed class ThreeFindings : IEvaluator
    {
        public IReadOnlyCollection<string> EvaluationMetricNames => ["number", "flag", "text", "nothing"];

        public ValueTask<EvaluationResult> EvaluateAsync(
            IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null, IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
        {
            var reference = ((TextContent)additionalContext!.Single().Contents.Single()).Text;
            var number = new NumericMetric("number", 4, $"{messages.Single().Text}|{modelResponse.Text}|{reference}") { Interpretation = new(EvaluationRating.Good) };
            var nothing = new NumericMetric("nothing");
            nothing.AddDiagnostics(EvaluationDiagnostic.Error("no idea"));
            return new(new EvaluationResult(number, new BooleanMetric("flag", false), new StringMetric("text", "fine"), nothing));
        }
    }

    private sealed class SilentChatClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
