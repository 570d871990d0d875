using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Opik.Optimizer.Tests;

/// <summary>A world whose metric and model are functions. It remembers, as the server does.</summary>
internal sealed class ScriptedHost : IOptimizationHost
{
    private readonly ConcurrentDictionary<string, object?> _known = new();

    public OptimizationLimits Limits { get; set; } = new(10, null);

    public double Spent { get; set; }

    /// <summary>Score of a prompt on a row.</summary>
    public Func<Candidate, OptimizationRow, double> Score { get; set; } = static (_, _) => 0.5;

    /// <summary>Answer of the model; null: it gives none.</summary>
    public Func<ModelQuestion, JsonObject?> Answer { get; set; } = static _ => null;

    public string? Reason { get; set; } = "because";

    public double CostOfEvaluation { get; set; }

    public List<EvaluationRequest> Evaluated { get; } = [];

    public ConcurrentQueue<ModelQuestion> Asked { get; } = new();

    public List<string> Lines { get; } = [];

    public bool Remembers(string key) => _known.ContainsKey(key);

    public void Log(OptimizationLogLevel level, string text)
    {
        lock (Lines)
            Lines.Add(text);
    }

    public Task<IReadOnlyList<RowScore>> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(request.Key, out var known))
            return Task.FromResult((IReadOnlyList<RowScore>)known!);
        Evaluated.Add(request);
        Spent += CostOfEvaluation;
        IReadOnlyList<RowScore> scores = [.. request.Rows.Select(row => new RowScore(row.Id, Score(request.Candidate, row)) { Reason = Reason, Output = "out" })];
        _known[request.Key] = scores;
        return Task.FromResult(scores);
    }

    public Task<JsonObject?> AskAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        var answer = (JsonObject?)_known.GetOrAdd(question.Key, _ =>
        {
            Asked.Enqueue(question);
            return Answer(question);
        });
        return Task.FromResult((JsonObject?)answer?.DeepClone());
    }

    public static OptimizationSetup Setup(int rows = 4, int trials = 10, string parameters = "{}", params (string Role, string Content)[] messages) => new()
    {
        Messages = messages.Length > 0 ? [.. messages.Select(static message => new PromptMessage(message.Role, message.Content))] : [new("system", "Answer."), new("user", "{{question}}")],
        Rows = [.. Enumerable.Range(0, rows).Select(static row => new OptimizationRow(new Guid(row, 0, 0, new byte[8]), new JsonObject { ["question"] = $"q{row}", ["answer"] = $"a{row}" }))],
        Parameters = (JsonObject)JsonNode.Parse(parameters)!,
        PlannedTrials = trials,
    };

    public static JsonObject Prompt(string system, string change = "changed") =>
        new() { ["reasoning"] = "r", ["change"] = change, ["messages"] = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = system }, new JsonObject { ["role"] = "user", ["content"] = "{{question}}" }) };

    public Task<OptimizationResult> RunAsync(string algorithm, OptimizationSetup setup) =>
        PromptOptimizer.RunAsync(PromptOptimizer.Algorithm(algorithm)!, setup, this, TestContext.Current.CancellationToken);
}
