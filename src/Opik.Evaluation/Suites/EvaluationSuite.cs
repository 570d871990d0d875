using Opik.Datasets;

namespace Opik.Evaluation.Suites;

/// <summary>What is tested: a test suite as it is now, or one version of it. Both convert to it by themselves.</summary>
public sealed class EvaluationSuite
{
    private EvaluationSuite(Dataset dataset, DatasetVersion? version) => (Dataset, Version) = (dataset, version);

    /// <summary>The dataset that keeps the suite.</summary>
    public Dataset Dataset { get; }

    /// <summary>The version that was chosen; null: the newest at the start.</summary>
    public DatasetVersion? Version { get; }

    /// <summary>The newest version of a suite.</summary>
    public static EvaluationSuite FromTestSuite(TestSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return new(suite.Dataset, null);
    }

    /// <summary>One version of a suite, e.g. <c>await suite.Dataset.GetVersionAsync("v2")</c>. Python: <c>TestSuiteVersion</c>.</summary>
    public static EvaluationSuite FromDatasetVersion(DatasetVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Dataset, version);
    }

    /// <inheritdoc cref="FromTestSuite"/>
    public static implicit operator EvaluationSuite(TestSuite suite) => FromTestSuite(suite);

    /// <inheritdoc cref="FromDatasetVersion"/>
    public static implicit operator EvaluationSuite(DatasetVersion version) => FromDatasetVersion(version);
}
