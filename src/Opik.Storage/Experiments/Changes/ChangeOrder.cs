namespace Opik.Storage;

/// <summary>Order of the items of a comparison by their change.</summary>
public enum ChangeOrder
{
    /// <summary>As the query says.</summary>
    None,

    /// <summary>The worst change first.</summary>
    Regressions,

    /// <summary>The best change first.</summary>
    Improvements,
}
