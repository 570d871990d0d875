using System.Reflection;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Golden values of a kind that no test class runs would be passed over in silence.</summary>
public sealed class KnownKindsGoldenTests
{
    [Theory]
    [InlineData("metrics")]
    [InlineData("judges")]
    public void Every_case_is_run_by_some_golden_test_class(string file)
    {
        var known = typeof(KnownKindsGoldenTests).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("GoldenTests", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(TheoryData<string>))
            .SelectMany(property => ((TheoryData<string>)property.GetValue(null)!).Select(row => row.Data))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(GoldenFile.Ids(file).Where(id => !known.Contains(id)).Select(id => $"{id}: {GoldenFile.Case(file, id).Kind}"));
    }
}
