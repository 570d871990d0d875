using Opik.Storage;

namespace Opik.Server.Features.Environments.Protection;

/// <summary>A test suite that an environment asks for.</summary>
/// <param name="Id">The suite.</param>
/// <param name="Name">Its name.</param>
/// <param name="ProjectId">Its project; null: it belongs to the workspace.</param>
internal sealed record ProtectingSuiteView(Guid Id, string Name, Guid? ProjectId)
{
    public static ProtectingSuiteView Of(Dataset suite) => new(suite.Id, suite.Name, suite.ProjectId);
}
