using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja;

/// <summary>Variables that a part of a template sees: its own, then those around it.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private readonly Scope? _outer;

    /// <summary>The outermost scope of a rendering.</summary>
    public Scope(IEnumerable<KeyValuePair<string, object?>> variables, RenderLimits limits)
    {
        Limits = limits;
        foreach (var (name, value) in variables)
            _variables[name] = value;
    }

    private Scope(Scope outer)
    {
        _outer = outer;
        Limits = outer.Limits;
    }

    /// <summary>What one rendering may use.</summary>
    public RenderLimits Limits { get; }

    /// <summary>A scope inside this one.</summary>
    public Scope Inner() => new(this);

    public void Set(string name, object? value) => _variables[name] = value;

    /// <summary>The value of a name; <see cref="Undefined"/> when nothing has it.</summary>
    public object? Get(string name)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._variables.TryGetValue(name, out var value))
                return value;
        }

        return Globals.Find(name) ?? (object)new Undefined($"'{name}' is undefined");
    }
}
