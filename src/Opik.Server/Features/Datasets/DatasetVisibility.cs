namespace Opik.Server.Features.Datasets;

/// <summary>Who may read a dataset.</summary>
internal enum DatasetVisibility
{
    /// <summary>Members of the workspace.</summary>
    Private,

    /// <summary>Everybody who has the address.</summary>
    Public,
}
