using System.Globalization;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// Puts together what instrumentations flatten: <c>0.message.role = user</c>, <c>0.message.contents.0.message_content.text = hi</c>
/// → <c>[{"role":"user","contents":[{"text":"hi"}]}]</c>. Names that only repeat what the element is, as OpenInference
/// writes them after an index, are left out.
/// </summary>
internal sealed class IndexedAttributes
{
    private const int DeepestPath = 12;

    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "message", "message_content", "tool_call", "tool", "document", "embedding", "prompt", "completion",
    };

    private readonly Node _root = new();

    /// <summary>Sets the value at a path of names and indexes; what is deeper than any known dialect stays one name.</summary>
    public void Set(string path, OtlpValue value)
    {
        var parts = path.Split('.', DeepestPath);
        var node = _root;
        var afterIndex = false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (afterIndex && i + 1 < parts.Length && Wrappers.Contains(parts[i]))
            {
                afterIndex = false;
                continue;
            }

            node = node.Child(parts[i]);
            afterIndex = IsIndex(parts[i]);
        }

        node.Value = value;
    }

    /// <summary>The whole as lists and maps.</summary>
    public OtlpValue ToValue() => _root.ToValue();

    private static bool IsIndex(string name) => name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit);

    private sealed class Node
    {
        private readonly OrderedDictionary<string, Node> _children = new(StringComparer.Ordinal);

        public OtlpValue? Value { get; set; }

        public Node Child(string name)
        {
            if (!_children.TryGetValue(name, out var child))
                _children.Add(name, child = new Node());
            return child;
        }

        public OtlpValue ToValue()
        {
            if (_children.Count == 0)
                return Value ?? OtlpValue.Empty;
            if (Value is null && _children.Keys.All(IsIndex))
            {
                var ordered = _children.OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture));
                return OtlpValue.Of([.. ordered.Select(child => child.Value.ToValue())]);
            }

            var members = _children.Select(child => new OtlpAttribute(child.Key, child.Value.ToValue()));
            return OtlpValue.Of((IReadOnlyList<OtlpAttribute>)[.. Value is { } own ? members.Prepend(new OtlpAttribute("value", own)) : members]);
        }
    }
}
