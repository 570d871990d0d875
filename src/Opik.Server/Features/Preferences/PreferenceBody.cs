using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Prompts;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Preferences;

/// <summary>Body of a preference: an object that only the user interface understands; null forgets it.</summary>
internal sealed record PreferenceBody(JsonText? Value)
{
    /// <summary>Bytes without white space; the layout of a table with two hundred columns takes 12 KB.</summary>
    public const int MostBytes = 16 * 1024;

    private const int NameLength = 100;

    /// <summary>422 unless it is an object of limited size.</summary>
    public void Check()
    {
        if (Value.NullIfJsonNull() is not { } json)
            return;
        var violations = new Violations();
        if (json.Utf8.Span[0] != (byte)'{')
            violations.Add(string.Empty, "value must be an object");
        else if (json.Utf8.Length > MostBytes)
            violations.Add(string.Empty, $"value size must be between 0 and {MostBytes} bytes");
        violations.ThrowIfAny();
    }

    /// <summary>The name in the path (<c>layout.experiments</c>); 400 otherwise.</summary>
    public static string RequireName(string name) =>
        name.Length is > 0 and <= NameLength && name.All(static letter => letter is '.' or '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            ? name
            : throw ApiException.BadRequest($"a preference has a name of 1 to {NameLength} small letters, digits, dots and hyphens");
}
