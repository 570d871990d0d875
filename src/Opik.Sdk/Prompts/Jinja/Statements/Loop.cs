using System.Numerics;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Statements;

/// <summary>The variable <c>loop</c>.</summary>
internal sealed class Loop(IReadOnlyList<object?> items, int depth, Func<Scope, object?, string>? recurse) : IMembers, ICallableObject
{
    private object? _lastSeen;
    private bool _hasSeen;

    /// <summary>Position of the item, from 0.</summary>
    public int Index { get; set; }

    public bool TryMember(string name, out object? value)
    {
        value = name switch
        {
            "index" => new BigInteger(Index + 1),
            "index0" => new BigInteger(Index),
            "revindex" => new BigInteger(items.Count - Index),
            "revindex0" => new BigInteger(items.Count - Index - 1),
            "first" => Index == 0,
            "last" => Index == items.Count - 1,
            "length" => new BigInteger(items.Count),
            "depth" => new BigInteger(depth + 1),
            "depth0" => new BigInteger(depth),
            "previtem" => Index > 0 ? items[Index - 1] : new Undefined("there is no previous item"),
            "nextitem" => Index + 1 < items.Count ? items[Index + 1] : new Undefined("there is no next item"),
            "cycle" => new Callable(name, Cycle),
            "changed" => new Callable(name, HasChanged),
            _ => new Undefined($"loop has no member '{name}'"),
        };
        return value is not Undefined || name is "previtem" or "nextitem";
    }

    public object? Call(Scope scope, CallArguments arguments) => recurse is null
        ? throw new PromptTemplateException("loop() needs a loop that is marked 'recursive'")
        : recurse(scope, arguments.Require(0, "iterable"));

    private object? Cycle(CallArguments arguments) =>
        arguments.Positional.Count > 0 ? arguments.Positional[Index % arguments.Positional.Count] : throw new PromptTemplateException("loop.cycle() takes at least one value");

    private object? HasChanged(CallArguments arguments)
    {
        var seen = new JinjaTuple(arguments.Positional);
        var hasChanged = !_hasSeen || !ValueComparer.AreEqual(_lastSeen, seen);
        (_lastSeen, _hasSeen) = (seen, true);
        return hasChanged;
    }
}
