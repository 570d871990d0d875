using System.Reflection;
using Opik.Datasets;
using Opik.Xunit.Source;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit;

/// <summary>
/// Items of a dataset as rows of a theory. A test method takes the whole <see cref="DatasetItem"/>, or members of its data as
/// parameters of their names: <c>expectedOutput</c> is <c>expected_output</c>.
/// </summary>
/// <param name="name">Name of the dataset.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OpikDatasetAttribute(string name) : DataAttribute
{
    /// <summary>Name of the dataset.</summary>
    public string Name { get; } = name;

    /// <summary>Project of the dataset; null: that of the client.</summary>
    public string? Project { get; set; }

    /// <summary>Version, e.g. <c>v3</c>; null: the newest. The experiment is bound to it.</summary>
    public string? Version { get; set; }

    /// <summary>Filter over the items, e.g. <c>data.language = "de"</c>; null: all.</summary>
    public string? Filter { get; set; }

    /// <summary>At most that many items; 0: all.</summary>
    public int MaxItems { get; set; }

    /// <summary>Listing tests needs no server: rows are read when the tests run.</summary>
    public override bool SupportsDiscoveryEnumeration() => false;

    /// <inheritdoc/>
    /// <exception cref="DatasetNotFoundException">There is no such dataset.</exception>
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var source = await DatasetSource.ReadAsync(OpikClient.Default, this, TestContext.Current.CancellationToken).ConfigureAwait(false);
        var binding = new ItemBinding(testMethod);
        return [.. source.Items.Select((item, place) => new DatasetRow(source, item, binding.Bind(item), place))];
    }
}
