using System.Globalization;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Body of a look-up by name: <c>{"version_name":"v3"}</c>.</summary>
internal sealed record VersionRetrieveBody(string? VersionName)
{
    /// <summary>The number; 422 when the name is none, 0 when it is larger than any version has.</summary>
    public int Number()
    {
        var violations = new Violations();
        var digits = VersionName is ['v', .. var rest] && rest.Length > 0 && rest.All(char.IsAsciiDigit) ? rest : null;
        if (string.IsNullOrWhiteSpace(VersionName))
            violations.Add(string.Empty, "versionName must not be blank");
        else if (digits is null)
            violations.Add(string.Empty, "versionName must match \"^v\\d+$\"");
        violations.ThrowIfAny();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
