namespace Opik.Prompts.Jinja.Values;

/// <summary>What <c>cycler("odd", "even")</c> makes: its values in turn.</summary>
internal sealed class Cycler : IMembers
{
    private readonly IReadOnlyList<object?> _items;
    private int _position;

    public Cycler(IReadOnlyList<object?> items) => _items = items.Count > 0 ? items : throw new PromptTemplateException("cycler() takes at least one value");

    public bool TryMember(string name, out object? value)
    {
        value = name switch
        {
            "current" => _items[_position],
            "next" => new Callable(name, _ => Next()),
            "reset" => new Callable(name, _ => Reset()),
            _ => null,
        };
        return name is "current" or "next" or "reset";
    }

    private object? Reset()
    {
        _position = 0;
        return null;
    }

    private object? Next()
    {
        var item = _items[_position];
        _position = (_position + 1) % _items.Count;
        return item;
    }
}
