using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>
/// Labelled examples, one JSON object on each line:
/// <c>{"id":"h01","input":"…","output":"…","context":["…"],"label":true,"note":"…"}</c>. All members but <c>id</c>, <c>label</c> and
/// <c>note</c> are arguments of the judge; <c>id</c> and <c>note</c> may be left out.
/// </summary>
public sealed class LabelledSet
{
    private const string Ending = ".jsonl";
    private static readonly string Folder = typeof(LabelledSet).Namespace + ".Sets.";

    /// <param name="name">Name of the set.</param>
    /// <param name="examples">The examples.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same id.</exception>
    public LabelledSet(string name, IReadOnlyList<LabelledExample> examples)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
            throw new ArgumentException("A labelled set needs an example.", nameof(examples));
        if (examples.GroupBy(example => example.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two examples have the id {twice.Key}.", nameof(examples));
        (Name, Examples) = (name, examples);
    }

    /// <summary>Names of the sets that come with this library: small ones, half of each label, with hard cases.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(LabelledSet).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>The examples.</summary>
    public IReadOnlyList<LabelledExample> Examples { get; }

    /// <summary>A set that comes with this library.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static LabelledSet Load(string builtIn)
    {
        using var stream = typeof(LabelledSet).Assembly.GetManifestResourceStream(Folder + builtIn + Ending)
            ?? throw new ArgumentException($"There is no labelled set '{builtIn}'; there are {string.Join(", ", BuiltIn)}.", nameof(builtIn));
        using var reader = new StreamReader(stream);
        return Read(builtIn, reader);
    }

    /// <summary>Reads a set.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lines">The lines; blank ones are passed over.</param>
    /// <exception cref="FormatException">A line is no example; the message names it.</exception>
    /// <exception cref="ArgumentException">There is no line, or two have the same id.</exception>
    public static LabelledSet Read(string name, TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var examples = new List<LabelledExample>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                examples.Add(Read(line, number));
        }

        return new LabelledSet(name, examples);
    }

    private static LabelledExample Read(string line, int number)
    {
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(line);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"Line {number} is no JSON: {broken.Message}", broken);
        }

        if (json is not JsonObject members)
            throw new FormatException($"Line {number} is no JSON object.");
        if (members["label"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False) || !members.Remove("label", out var label))
            throw new FormatException($"Line {number} has no \"label\" that is true or false.");
        var (id, note) = (Take(members, "id"), Take(members, "note"));
        return members.Count > 0
            ? new LabelledExample(id ?? $"line {number}", members, label!.GetValue<bool>(), note)
            : throw new FormatException($"Line {number} has nothing to judge: no arguments beside its label.");
    }

    private static string? Take(JsonObject members, string name) => members.Remove(name, out var value) ? value?.ToString() : null;
}
