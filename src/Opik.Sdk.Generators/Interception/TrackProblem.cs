namespace Opik.Sdk.Generators;

/// <summary>Why a call of a tracked method is not tracked.</summary>
internal enum TrackProblem
{
    None,

    /// <summary>The attribute is on something that is no ordinary method.</summary>
    NoMethod,

    /// <summary>The method returns a reference to a variable.</summary>
    ByRefReturn,

    /// <summary>Generated code cannot name a type of the signature, or reach the method.</summary>
    Inaccessible,

    /// <summary>The compiler has no interceptors for methods of this shape.</summary>
    Shape,

    /// <summary>base.Method()</summary>
    BaseCall,

    /// <summary>The call is data, not code.</summary>
    ExpressionTree,

    /// <summary>A call on a value of a type parameter, which would have to be boxed.</summary>
    GenericReceiver,
}
