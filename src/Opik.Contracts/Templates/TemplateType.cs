namespace Opik.Contracts;

/// <summary>Language of a prompt template. On the wire in lower case: <c>mustache</c>, <c>jinja2</c>, <c>python</c>.</summary>
public enum TemplateType
{
    /// <summary><c>{{name}}</c>; the default.</summary>
    Mustache,

    /// <summary>Jinja: expressions, conditions, loops, filters.</summary>
    Jinja2,

    /// <summary>Python's format strings: <c>{name}</c>.</summary>
    Python,
}
