using System.Collections;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Scoring;

/// <summary>
/// Which arguments of metrics come from which names of the dataset item or of the task's output, in order:
/// <c>new ScoringKeyMapping { { "reference", "answer" }, { "input", item => item["question"]!["text"]?.DeepClone() } }</c>.
/// Python: <c>scoring_key_mapping</c>.
/// </summary>
public sealed class ScoringKeyMapping : IEnumerable<string>
{
    private readonly List<Entry> _entries = [];

    /// <summary>Number of mappings.</summary>
    public int Count => _entries.Count;

    /// <summary>An argument that is called otherwise in the data. A later mapping sees the result of an earlier one.</summary>
    /// <param name="argument">Name that metrics use.</param>
    /// <param name="source">Name in the dataset item or the task's output. Where there is none, the mapping does nothing.</param>
    public void Add(string argument, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(argument);
        ArgumentNullException.ThrowIfNull(source);
        Set(new Entry(argument, source, null));
    }

    /// <summary>An argument that is computed from the dataset item. What it throws ends the evaluation.</summary>
    /// <param name="argument">Name that metrics use.</param>
    /// <param name="source">Gets the data of the item, and must not change it.</param>
    public void Add(string argument, Func<JsonObject, JsonNode?> source)
    {
        ArgumentException.ThrowIfNullOrEmpty(argument);
        ArgumentNullException.ThrowIfNull(source);
        Set(new Entry(argument, null, source));
    }

    /// <summary>The arguments of one scoring: the output over the item, then the mappings.</summary>
    /// <param name="mapping">The mappings; null: none.</param>
    /// <param name="item">Data of the dataset item.</param>
    /// <param name="output">Output of the task.</param>
    public static MappedArguments Apply(ScoringKeyMapping? mapping, JsonObject item, JsonObject output)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(output);
        var values = new Dictionary<string, JsonNode?>(item.Count + output.Count + (mapping?.Count ?? 0), StringComparer.Ordinal);
        foreach (var (name, value) in item)
            values[name] = value;
        foreach (var (name, value) in output)
            values[name] = value;
        List<string>? unknown = null;
        foreach (var entry in mapping?._entries ?? [])
        {
            if (entry.Compute is not null)
                values[entry.Argument] = entry.Compute(item);
            else if (values.TryGetValue(entry.Source!, out var value))
                values[entry.Argument] = value;
            else
                (unknown ??= []).Add(entry.Source!);
        }

        return new MappedArguments(values, unknown ?? []);
    }

    /// <summary>The arguments that are mapped, in order.</summary>
    public IEnumerator<string> GetEnumerator() => _entries.Select(entry => entry.Argument).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // As in a dictionary, the place of the first and the value of the last count.
    private void Set(Entry entry)
    {
        var known = _entries.FindIndex(other => other.Argument == entry.Argument);
        if (known < 0)
            _entries.Add(entry);
        else
            _entries[known] = entry;
    }

    private sealed record Entry(string Argument, string? Source, Func<JsonObject, JsonNode?>? Compute);
}
