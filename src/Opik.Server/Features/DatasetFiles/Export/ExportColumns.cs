using System.Text.Json;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>The data fields of a dataset in the order of their first appearance: the columns of its CSV file.</summary>
internal sealed class ExportColumns
{
    /// <summary>Columns at most; a spreadsheet takes 16,384.</summary>
    public const int Most = 10_000;

    private readonly List<string> _names = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The columns so far.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Adds the fields of an item.</summary>
    /// <exception cref="InvalidOperationException">There are too many different fields.</exception>
    public void Add(JsonElement data)
    {
        foreach (var field in data.EnumerateObject())
        {
            if (!_known.Add(field.Name))
                continue;
            if (_names.Count == Most)
                throw new InvalidOperationException($"The items have more than {Most:N0} different fields, which a CSV file cannot hold; export as JSON instead.");
            _names.Add(field.Name);
        }
    }
}
