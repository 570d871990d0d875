namespace Opik.Server.OpenApi;

/// <summary>Which way a shape travels: it decides what may be absent or null.</summary>
internal enum SchemaRole
{
    /// <summary>From the server: a member that may be null is left out when it is.</summary>
    Answer,

    /// <summary>To the server: a member may be absent or null unless it is required.</summary>
    Body,
}
