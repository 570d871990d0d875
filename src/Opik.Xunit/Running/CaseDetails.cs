using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>What xUnit found out about a test from its attribute.</summary>
internal sealed record CaseDetails(IXunitTestMethod Method, string DisplayName, string UniqueId)
{
    public required bool Explicit { get; init; }

    public required Type[]? SkipExceptions { get; init; }

    public required string? SkipReason { get; init; }

    public required Type? SkipType { get; init; }

    public required string? SkipUnless { get; init; }

    public required string? SkipWhen { get; init; }

    public required string? SourceFilePath { get; init; }

    public required int? SourceLineNumber { get; init; }

    public required int? Timeout { get; init; }

    /// <summary>Whether it is skipped whatever happens.</summary>
    public bool IsSkipped => SkipReason is not null && SkipUnless is null && SkipWhen is null;

    /// <summary>A copy that may be changed; xUnit wants one.</summary>
    public Dictionary<string, HashSet<string>> Traits() =>
        Method.Traits.ToDictionary(trait => trait.Key, trait => trait.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    public static CaseDetails Of(ITestFrameworkDiscoveryOptions options, IXunitTestMethod method, IFactAttribute attribute)
    {
        var found = TestIntrospectionHelper.GetTestCaseDetails(options, method, attribute);
        return new CaseDetails(found.ResolvedTestMethod, found.TestCaseDisplayName, found.UniqueID)
        {
            Explicit = found.Explicit,
            SkipExceptions = found.SkipExceptions,
            SkipReason = found.SkipReason,
            SkipType = found.SkipType,
            SkipUnless = found.SkipUnless,
            SkipWhen = found.SkipWhen,
            SourceFilePath = found.SourceFilePath,
            SourceLineNumber = found.SourceLineNumber,
            Timeout = found.Timeout,
        };
    }
}
