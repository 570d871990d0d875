using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Suites;

/// <summary>
/// What a task of a test suite has to give: an object with <c>input</c>, what the agent saw, and <c>output</c>. Anything that is
/// no such object is the output, and the item is the input. The judge reads both: an expected answer in the input would leak.
/// </summary>
internal static class SuiteTask
{
    /// <summary>The task with its output in that shape.</summary>
    public static EvaluationTask Of(EvaluationTask task, OpikOptions options) => task.Then((item, value) => Shape(item, value, options));

    /// <exception cref="ArgumentException">It is a dictionary without one of the keys.</exception>
    private static JsonObject Shape(DatasetItem item, object? value, OpikOptions options)
    {
        var json = CapturedJson.Of(value, options);
        if (json is JsonObject given && given.ContainsKey("input") && given.ContainsKey("output"))
            return given;
        if (json is not JsonObject keyed || !IsKeyed(value))
            return new JsonObject { ["input"] = Input(item), ["output"] = json?.DeepClone() };
        var missing = new[] { "input", "output" }.Where(key => !keyed.ContainsKey(key));
        throw new ArgumentException($"The task of a test suite must give an object with 'input' and 'output'; {string.Join(" and ", missing)} is missing. It has: {string.Join(", ", keyed.Select(member => member.Key))}.", nameof(value));
    }

    // Somebody who makes keys by hand meant the contract; an answer of a class of its own is an answer.
    private static bool IsKeyed(object? value) => value is System.Collections.IDictionary or IEnumerable<KeyValuePair<string, JsonNode?>>
        || (value is not null && value.GetType() is { IsGenericType: true } type && type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private static JsonObject Input(DatasetItem item)
    {
        var input = item.Data.DeepClone().AsObject();
        if (item.Id is { } id)
            input["id"] = id.ToString();
        return input;
    }
}
