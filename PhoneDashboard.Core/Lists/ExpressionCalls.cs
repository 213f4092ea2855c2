using System.Linq.Expressions;

namespace PhoneDashboard.Core.Lists;

/// <summary>Lets one expression stand inside another, so that a rule that SQL and C# share is written once.</summary>
internal static class ExpressionCalls
{
    /// <summary>Stands for the body of <paramref name="expression"/>; only inside an expression that is then expanded.</summary>
    internal static TResult Call<TArgument, TResult>(this Expression<Func<TArgument, TResult>> expression, TArgument argument) =>
        throw new InvalidOperationException($"Expand the expression before {expression} is used with {argument}.");

    /// <summary>Replaces each <see cref="Call"/> by the body of the expression it names.</summary>
    internal static Expression<TDelegate> Expand<TDelegate>(this Expression<TDelegate> expression) =>
        (Expression<TDelegate>)new CallExpander().Visit(expression);

    /// <summary>One or the other.</summary>
    internal static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(one.Body, new ParameterReplacer(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    /// <summary>One and the other.</summary>
    internal static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(one.Body, new ParameterReplacer(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class CallExpander : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(ExpressionCalls) || node.Method.Name != nameof(Call))
            {
                return base.VisitMethodCall(node);
            }

            var called = Expression.Lambda<Func<LambdaExpression>>(node.Arguments[0]).Compile(preferInterpretation: true)();
            return Visit(new ParameterReplacer(called.Parameters[0], node.Arguments[1]).Visit(called.Body));
        }
    }

    private sealed class ParameterReplacer(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
