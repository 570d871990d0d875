using System.Text.Json.Nodes;
using Opik.Testing.Reading;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>What the server keeps of a project after an evaluation.</summary>
internal sealed class StoredExperiment(IReadOnlyList<JsonObject> traces, IReadOnlyList<JsonObject> spans, JsonObject? experiment)
{
    public IReadOnlyList<JsonObject> Traces => traces;

    public IReadOnlyList<JsonObject> Spans => spans;

    public JsonObject Experiment => experiment ?? throw new InvalidOperationException("There is no experiment.");

    public static async Task<StoredExperiment> ReadAsync(RunningServer server, string project, Guid? experimentId, CancellationToken cancellationToken)
    {
        var reader = await server.ReaderAsync();
        return new StoredExperiment(
            await reader.PagesAsync($"/v1/private/traces?project_name={project}&truncate=false&", cancellationToken),
            await reader.PagesAsync($"/v1/private/spans?project_name={project}&truncate=false&", cancellationToken),
            experimentId is { } id ? await reader.GetAsync($"/v1/private/experiments/{id}", cancellationToken) : null);
    }

    /// <summary>The names of the tree of a trace: <c>evaluation_task(task metrics_calculation(a b))</c>.</summary>
    public string Tree(JsonObject trace)
    {
        var tree = new SpanTree(spans);
        return Node(trace, tree.Roots(SpanTree.Id(trace)), tree);
    }

    /// <summary>Mean scores of the experiment by name.</summary>
    public Dictionary<string, double> Means(string member = "feedback_scores") =>
        (Experiment[member]?.AsArray() ?? []).ToDictionary(score => (string)score!["name"]!, score => (double)score!["value"]!);

    private static string Node(JsonObject entity, IReadOnlyList<JsonObject> children, SpanTree tree) =>
        $"{entity["name"]}{(children.Count == 0 ? "" : $"({string.Join(' ', children.Select(child => Node(child, tree.Children(child), tree)))})")}";
}
