namespace Opik.Contracts;

/// <summary>Names on the wire; they are stored as well, because filters compare them.</summary>
public static class TemplateNames
{
    /// <summary><c>mustache</c>, <c>jinja2</c> or <c>python</c>.</summary>
    public static string WireName(this TemplateType type) => type switch
    {
        TemplateType.Jinja2 => "jinja2",
        TemplateType.Python => "python",
        _ => "mustache",
    };

    /// <summary><c>text</c> or <c>chat</c>.</summary>
    public static string WireName(this TemplateStructure structure) => structure == TemplateStructure.Chat ? "chat" : "text";

    /// <summary>The type of the name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static TemplateType ToTemplateType(string name) => name switch
    {
        "mustache" => TemplateType.Mustache,
        "jinja2" => TemplateType.Jinja2,
        "python" => TemplateType.Python,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such type of template."),
    };

    /// <summary>The structure of the name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static TemplateStructure ToTemplateStructure(string name) => name switch
    {
        "text" => TemplateStructure.Text,
        "chat" => TemplateStructure.Chat,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such structure of a template."),
    };
}
