using System.Text.RegularExpressions;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Environments;

/// <summary>Body of create and update.</summary>
internal sealed partial record EnvironmentBody(Guid? Id, string? Name, string? Description, string? Color, int? Position, bool? FollowsNewest)
{
    /// <summary>Name without surrounding white space.</summary>
    public string? TrimmedName => Name?.Trim();

    /// <summary>422 unless the members keep the rules; an update may leave the name out.</summary>
    public void Check(bool nameRequired)
    {
        var violations = new Violations();
        if (nameRequired || Name is not null)
        {
            violations.CheckNotBlank(string.Empty, "name", Name);
            violations.CheckLength(string.Empty, "name", TrimmedName, Limits.EnvironmentLength);
            if (TrimmedName is { Length: > 0 } name && !Pattern().IsMatch(name))
                violations.Add(string.Empty, "name must contain only letters, digits, '_' and '-'");
        }

        violations.CheckLength(string.Empty, "description", Description, 500);
        violations.CheckLength(string.Empty, "color", Color, 20);
        if (Position < 0)
            violations.Add(string.Empty, "position must be greater than or equal to 0");
        violations.ThrowIfAny();
        Id?.Version7("Environment");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
