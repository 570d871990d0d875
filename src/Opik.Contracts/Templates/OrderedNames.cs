namespace Opik.Contracts;

/// <summary>Names in the order of their first appearance, each once.</summary>
internal sealed class OrderedNames
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _list = [];

    public IReadOnlyList<string> List => _list;

    public void Add(string name)
    {
        if (_seen.Add(name))
            _list.Add(name);
    }
}
