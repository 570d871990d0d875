namespace Opik.Server.Features.Clients;

/// <summary>A request that was refused.</summary>
/// <param name="At">When.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Path">Path of the request.</param>
internal sealed record ClientRefusal(DateTime At, int Status, string Path);
